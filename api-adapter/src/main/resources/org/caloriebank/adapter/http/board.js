'use strict';
const id = location.pathname.split('/').pop();
const address = '/v1/facilities/' + id + '/board';
const REFETCH = new Set(['FACILITY_CHANGED', 'SPACE_CHANGED', 'SESSION_OPENED', 'SESSION_MOVED', 'BOOKING_RELEASED', 'NO_SHOW',
  'WATER_READ']);
const WATER = [
  ['ph', 'phHundredths', 'pH', 2], ['freeChlorine', 'freeChlorineMicrogramsPerLitre', 'free Cl, mg/L', 3],
  ['combinedChlorine', 'combinedChlorineMicrogramsPerLitre', 'bound Cl, mg/L', 3],
  ['turbidity', 'turbidityHundredthsNtu', 'turbidity, NTU', 2], ['orp', 'orpMillivolts', 'ORP, mV', 0],
  ['temperature', 'temperatureHundredthsCelsius', '\u00b0C', 2]];
let board = null;
let aheadMs = 0; // of the bank's clock
let recent = []; // records that a board on its way may not know yet
let news = [];
let fetching = 0;
let drawing = 0;

const byId = name => document.getElementById(name);
function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}
const words = kind => kind.toLowerCase().replaceAll('_', ' ');
const clock = (ms, length) => new Date(ms + board.zoneOffsetMinutes * 60000).toISOString().slice(11, 11 + length);
const space = spaceId => board.spaces.find(each => each.spaceId === spaceId);
const light = circuitId => board.lights.find(each => each.circuitId === circuitId);
function session(sessionId) {
  for (const each of board.spaces) {
    const found = each.sessions.find(one => one.sessionId === sessionId);
    if (found) return found;
  }
}

/** Numbers are those after the event, so what the board knew already does no harm; lockers and bands are of the board's own sequence. */
function apply(record) {
  if (record.sequence <= board.sequence) return;
  for (const e of record.events) {
    const at = space(e.subjectId), of = session(e.subjectId), lamp = light(e.subjectId);
    switch (e.kind) {
      case 'CHECKED_IN': case 'CHECKED_OUT': {
        const back = e.kind === 'CHECKED_OUT';
        board.occupancy = e.value;
        if (board.lockers) board.lockersFree += back ? 1 : -1;
        if (!back || e.detail === 0) board.wristbandsFree += back ? 1 : -1;
        break;
      }
      case 'WRISTBAND_REPLACED': board.wristbandsFree -= 1; break;
      case 'SPACE_ENTERED': case 'SPACE_LEFT': if (at) at.occupancy = e.value; break;
      case 'SPACE_CLOSED': if (at) at.status = 'CLOSED'; break;
      case 'SPACE_REOPENED': if (at) at.status = 'OPEN'; break;
      case 'BOOKED': case 'BOOKING_CANCELLED': if (of) of.liveBookings = e.value; break;
      case 'SESSION_STARTED': case 'SESSION_ENDED': case 'SESSION_CANCELLED':
        if (of) { of.state = e.kind.slice(8); of.liveBookings = e.value; } break;
      case 'LIGHT_ON': case 'LIGHT_OFF': if (lamp) lamp.lit = e.kind === 'LIGHT_ON'; else refetch(); break;
      case 'WATER_OUT_OF_RANGE':
        if (at && at.water) at.water.outOfRange = [...new Set([...at.water.outOfRange, WATER[e.detail - 1][0]])]; break;
      case 'WATER_IN_RANGE':
        if (at && at.water) at.water.outOfRange = at.water.outOfRange.filter(each => each !== WATER[e.detail - 1][0]); break;
      case 'WATER_SILENT': case 'WATER_HEARD': if (at && at.water) at.water.silent = e.kind === 'WATER_SILENT'; break;
      case 'WATER_STUCK': case 'WATER_UNSTUCK': if (at && at.water) at.water.stuck = e.kind === 'WATER_STUCK'; break;
    }
    if (REFETCH.has(e.kind)) refetch();
  }
}

function show(fresh) {
  board = fresh;
  aheadMs = board.asOfMs - Date.now();
  recent.forEach(apply);
  recent = recent.slice(-500);
  draw();
}

function refetch() {
  if (fetching) return;
  fetching = setTimeout(() => fetch(address, {headers: {Accept: 'application/json'}})
    .then(response => { fetching = 0; return response.ok ? response.json() : null; })
    .then(fresh => { if (fresh) show(fresh); })
    .catch(() => { fetching = 0; }), 500);
}

function link(text, good) {
  byId('link').textContent = text;
  byId('link').className = 'pill ' + (good ? 'good' : 'bad');
}

function open() {
  const source = new EventSource(address);
  source.addEventListener('open', () => link('live', true));
  source.addEventListener('board', message => show(JSON.parse(message.data)));
  source.addEventListener('events', message => {
    const record = JSON.parse(message.data);
    recent.push(record);
    if (recent.length > 2000) recent = recent.slice(-1000);
    if (board) apply(record);
    for (const e of record.events) news.unshift([record.timeMs, e]);
    news = news.slice(0, 12);
    draw();
  });
  source.addEventListener('error', () => {
    link('not connected', false);
    if (source.readyState === EventSource.CLOSED) { recent = []; setTimeout(open, 2000); } // refused: begin with what is now
  });
}

function draw() {
  if (!drawing && board) drawing = requestAnimationFrame(() => { drawing = 0; drawNow(); });
}

function figure(value, label) {
  const made = element('div', undefined, 'figure');
  made.append(element('b', value), element('span', label));
  return made;
}

function bar(part, whole) {
  const outer = element('div', undefined, 'bar'), inner = element('i', undefined, part >= whole ? 'full' : '');
  inner.style.width = Math.min(100, 100 * part / Math.max(1, whole)) + '%';
  outer.append(inner);
  return outer;
}

function row(cells, tag, numbersFrom) {
  const made = element('tr');
  cells.forEach((cell, i) => {
    const td = element(tag, cell instanceof Node ? undefined : cell, i >= numbersFrom ? 'number' : '');
    if (cell instanceof Node) td.append(cell);
    made.append(td);
  });
  return made;
}

function drawNow() {
  const nowMs = Date.now() + aheadMs;
  byId('title').textContent = 'Sports centre ' + board.facilityId;
  document.title = board.occupancy + ' of ' + board.capacity + ': sports centre ' + board.facilityId;
  const people = figure(board.occupancy + ' / ' + board.capacity, board.status === 'OPEN' ? 'people inside' : 'people inside; admits nobody');
  people.append(bar(board.occupancy, board.capacity));
  byId('figures').replaceChildren(people,
    figure(board.lockers ? board.lockersFree + ' / ' + board.lockers : '\u2013', 'lockers free'),
    figure(board.wristbandsFree, 'wristbands free'),
    figure(board.lights.filter(each => each.lit).length + ' / ' + board.lights.length, 'lights on'));
  byId('spaces').replaceChildren(...board.spaces.map(each => {
    const made = element('div', undefined, 'space' + (each.status === 'OPEN' ? '' : ' closed'));
    const lamp = each.lightCircuitId && light(each.lightCircuitId);
    const small = element('small', each.status === 'OPEN' ? '' : 'closed ');
    if (lamp) small.append(lamp.lit ? element('span', '\u25cf light on', 'lit') : element('span', '\u25cb light off'));
    made.append(element('b', each.occupancy + ' / ' + each.capacity), element('span', words(each.kind) + ' ' + each.spaceId),
      bar(each.occupancy, each.capacity), small);
    return made;
  }));
  const sessions = board.spaces.flatMap(each => each.sessions.map(one => [each, one]))
    .sort((a, b) => a[1].startMs - b[1].startMs || a[1].sessionId - b[1].sessionId);
  byId('sessions').replaceChildren(row(['Time', 'Where', 'What', 'State', 'Booked'], 'th', 4),
    ...sessions.map(([each, one]) => row([clock(one.startMs, 5) + '\u2013' + clock(one.endMs, 5), words(each.kind) + ' ' + each.spaceId,
      words(one.kind), words(one.state), one.liveBookings + ' / ' + one.capacity], 'td', 4)));
  const pools = board.spaces.filter(each => each.water);
  byId('waterSection').hidden = pools.length === 0;
  byId('water').replaceChildren(row(['Where', 'Is', 'Read', ...WATER.map(each => each[2])], 'th', 2),
    ...pools.map(each => {
      const water = each.water, isRead = water.measuredAtMs !== null;
      const faults = [...(water.outOfRange.length ? ['out of range'] : []), ...(water.silent ? ['silent'] : []), ...(water.stuck ? ['stuck'] : [])];
      const state = element('span', !isRead ? 'not read' : faults.join(', ') || 'in range', 'pill ' + (isRead && !faults.length ? 'good' : 'bad'));
      const minutes = Math.max(0, Math.floor((nowMs - water.measuredAtMs) / 60000));
      return row([words(each.kind) + ' ' + each.spaceId, state, isRead ? minutes + ' min ago' : '\u2013', ...WATER.map(([name, field, , decimals]) => {
        const value = water[field];
        return element('span', value === null ? '\u2013' : (value / 10 ** decimals).toFixed(decimals), water.outOfRange.includes(name) ? 'out' : '');
      })], 'td', 2);
    }));
  byId('news').replaceChildren(...news.map(([timeMs, e]) => {
    const line = element('li');
    const of = space(e.subjectId);
    line.append(element('time', clock(timeMs, 8)), element('span', words(e.kind) + (of && !session(e.subjectId) ? ', ' + words(of.kind) + ' ' + of.spaceId : '')));
    return line;
  }));
  byId('foot').textContent = 'Board of record ' + board.sequence + ', kept up by the events after it. Local time of the centre.';
}

open();
setInterval(() => { if (board) { refetch(); draw(); } }, 60000);
