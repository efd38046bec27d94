'use strict';

// How the day at the centre is drawn; page.js gives the tools.
const centreDrawings = (centre, { axis, bare, base, colour, whole, coins }) => {
  const wide = innerWidth > 760;
  const clock = (h) => String(Math.floor(h + 1e-9)).padStart(2, '0') + ':' + String(Math.round((h % 1) * 60) % 60).padStart(2, '0');
  const legend = () => ({ display: true, position: 'top', align: 'start', labels: { color: colour('ink'), boxWidth: 12, boxHeight: 3, padding: wide ? 16 : 10 } });
  const day = () => axis({ axis: { type: 'linear', min: 7, max: 23, ...bare }, ticks: { stepSize: wide ? 2 : 4, maxRotation: 0, callback: (h) => clock(h) } });

  const places = { building: 'quiet', pool: 'second', lanes: 'brand', courts: 'coin', machines: 'third' };
  const occupancy = () => ({
    type: 'line',
    data: {
      datasets: centre.places.map((place, i) => ({
        label: place.name,
        data: place.people.map((y, n) => ({ x: centre.firstHour + n * centre.stepHours, y })),
        borderColor: colour(places[place.name]), backgroundColor: i ? colour(places[place.name]) : colour(places[place.name]) + '22',
        fill: i === 0, pointRadius: 0, borderWidth: i ? 2 : 1.5, stepped: true,
      })),
    },
    options: base({
      interaction: { mode: 'index', intersect: false },
      scales: { x: day(), y: axis({ axis: { min: 0 }, ticks: { precision: 0 }, text: 'people' }) },
      plugins: { legend: legend(), tooltip: { callbacks: { title: ([i]) => clock(i.parsed.x) } } },
    }),
  });

  // The range of the standard, and what happened.
  const range = (name) => ({
    id: 'range',
    beforeDatasetsDraw(chart) {
      const { left, right, top, bottom } = chart.chartArea;
      const y = chart.scales.y;
      const [low, high] = centre.ranges[name].map((v) => Math.min(bottom, Math.max(top, y.getPixelForValue(v))));
      chart.ctx.save();
      chart.ctx.fillStyle = colour('good') + '26';
      chart.ctx.fillRect(left, high, right - left, low - high);
      chart.ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const { top, bottom } = chart.chartArea;
      const pen = chart.ctx;
      const [from, to] = ['pool closes', 'pool reopens'].map((what) => (centre.marks.find((m) => m.what === what) || {}).at);
      if (from === undefined || to === undefined) return;
      const [x1, x2] = [from, to].map((h) => chart.scales.x.getPixelForValue(h));
      pen.save();
      pen.fillStyle = colour('bad') + '1f';
      pen.fillRect(x1, top, x2 - x1, bottom - top);
      pen.strokeStyle = pen.fillStyle = colour('bad');
      pen.setLineDash([4, 3]);
      [x1, x2].forEach((x) => { pen.beginPath(); pen.moveTo(x, top); pen.lineTo(x, bottom); pen.stroke(); });
      pen.font = '600 12px ' + Chart.defaults.font.family;
      pen.textAlign = 'right';
      pen.fillText('pool closed', x1 - 6, top + 14);
      pen.restore();
    },
  });
  const water = (name, unit, least, greatest) => () => {
    const [low, high] = centre.ranges[name];
    const isOut = (v) => v < low || v > high;
    return {
      type: 'line',
      data: {
        datasets: [{
          data: centre.water.map((w) => ({ x: w.at, y: w[name] })),
          borderColor: colour('second'), borderWidth: 2, pointRadius: (p) => (isOut(p.parsed && p.parsed.y) ? 3 : 0), pointBackgroundColor: colour('bad'), pointBorderColor: colour('bad'),
          segment: { borderColor: (s) => (isOut(s.p1.parsed.y) ? colour('bad') : undefined) },
        }],
      },
      options: base({
        interaction: { mode: 'index', intersect: false },
        scales: { x: day(), y: axis({ axis: { min: least, max: greatest }, ticks: { stepSize: 0.2, callback: (v) => v.toFixed(1) }, text: unit }) },
        plugins: { legend: { display: false }, tooltip: { callbacks: { title: ([i]) => clock(i.parsed.x), label: (i) => coins.format(i.parsed.y) + (unit === 'pH' ? '' : ' ' + unit) } } },
      }),
      plugins: [range(name)],
    };
  };

  const lights = () => ({
    type: 'bar',
    data: {
      labels: centre.lights.map((l) => l.name),
      datasets: [{
        data: centre.lights.flatMap((l) => l.on.map((on) => ({ x: on, y: l.name }))),
        backgroundColor: colour('coin'), borderRadius: 2, borderSkipped: false, barThickness: 18,
      }],
    },
    options: base({
      indexAxis: 'y',
      scales: { x: { ...day(), grid: { color: colour('grid') } }, y: axis({ axis: bare, ticks: { autoSkip: false, color: colour('ink') } }) },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: (i) => 'on ' + i.raw.x.map(clock).join(' to ') } } },
    }),
  });

  const column = (label, values, name, stack) => ({ label, data: values, backgroundColor: colour(name), borderRadius: 2, categoryPercentage: 0.85, barPercentage: 1, stack });
  const coinsByHour = () => ({
    type: 'bar',
    data: {
      labels: centre.hours.map((h) => h.hour),
      datasets: [
        column('earned', centre.hours.map((h) => h.earned), 'brand', 'in'),
        column('carnival', centre.hours.map((h) => h.bonus), 'coin', 'in'),
        column('spent', centre.hours.map((h) => -h.spent), 'second', 'in'),
        column('refunded', centre.hours.map((h) => h.refunded), 'third', 'in'),
      ],
    },
    options: base({
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: axis({ axis: { stacked: true, ...bare }, ticks: { maxRotation: 0, autoSkip: false, callback: (i) => (centre.hours[i].hour % (wide ? 2 : 4) ? '' : centre.hours[i].hour + ':00') } }),
        y: axis({ axis: { stacked: true }, ticks: { callback: (v) => whole.format(v), maxTicksLimit: 7 }, text: 'coins' }),
      },
      plugins: { legend: legend(), tooltip: { callbacks: {
        title: ([i]) => centre.hours[i.dataIndex].hour + ':00 to ' + (centre.hours[i.dataIndex].hour + 1) + ':00',
        label: (i) => whole.format(Math.abs(i.parsed.y)) + ' coins ' + i.dataset.label,
      } } },
    }),
  });

  return { occupancy, chlorine: water('chlorine', 'mg/L', 0, 1.2), acidity: water('acidity', 'pH', 6.8, 8), lights, coinsByHour };
};
