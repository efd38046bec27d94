// Draws the charts from the numbers in the page; draws them again when the reader's colours change.
(() => {
  const facts = JSON.parse(document.getElementById('facts').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
  const coins = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  const charts = [];

  const axis = (more) => ({
    border: { display: false },
    grid: { color: colour('grid') },
    ticks: { color: colour('quiet'), ...more.ticks },
    title: { display: Boolean(more.text), text: more.text, color: colour('quiet') },
    ...more.axis,
  });
  const bare = { grid: { display: false } };
  const base = (more) => ({
    responsive: true, maintainAspectRatio: false, animation: false,
    plugins: { legend: { display: false }, ...more.plugins },
    ...more,
  });

  const drawings = {
    days: () => ({
      type: 'bar',
      data: {
        labels: facts.days.map((d) => short.format(new Date(d.date))),
        datasets: [{ data: facts.days.map((d) => d.coins), backgroundColor: colour('coin'), borderRadius: 3, categoryPercentage: 0.92 }],
      },
      options: base({
        scales: { x: axis({ axis: bare, ticks: { maxRotation: 0 } }), y: axis({ ticks: { callback: (v) => whole.format(v) }, text: 'coins' }) },
        plugins: { legend: { display: false }, tooltip: { callbacks: {
          title: ([i]) => day.format(new Date(facts.days[i.dataIndex].date)),
          label: (i) => coins.format(i.parsed.y) + ' coins, ' + facts.days[i.dataIndex].people + ' people',
        } } },
      }),
    }),
    members: () => ({
      type: 'bar',
      data: {
        labels: facts.members.map((m) => m.name),
        datasets: [{ data: facts.members.map((m) => m.coins), backgroundColor: colour('brand'), borderRadius: 3, categoryPercentage: 0.9 }],
      },
      options: base({
        indexAxis: 'y',
        scales: {
          x: axis({ ticks: { callback: (v) => whole.format(v) }, text: 'coins' }),
          y: axis({ axis: bare, ticks: { autoSkip: false, color: colour('ink'), font: { size: 11 } } }),
        },
        plugins: { legend: { display: false }, tooltip: { callbacks: {
          label: (i) => coins.format(i.parsed.x) + ' coins on ' + facts.members[i.dataIndex].days + ' days',
        } } },
      }),
    }),
    hours: () => ({
      type: 'bar',
      data: { labels: facts.hours.map((_, i) => i), datasets: [{ data: facts.hours, backgroundColor: colour('coin'), borderRadius: 3, categoryPercentage: 0.92 }] },
      options: base({
        scales: { x: axis({ axis: bare, ticks: { maxRotation: 0, autoSkip: false, callback: (i) => (i % 3 ? '' : i + ':00'), font: { size: 11 } } }), y: axis({ ticks: { callback: (v) => whole.format(v), maxTicksLimit: 5 }, text: 'coins' }) },
        plugins: { legend: { display: false }, tooltip: { callbacks: {
          title: ([i]) => i.dataIndex + ':00 to ' + (i.dataIndex + 1) + ':00', label: (i) => whole.format(i.parsed.y) + ' coins',
        } } },
      }),
    }),
    steps: () => ({
      type: 'scatter',
      data: { datasets: [{ data: facts.members.map((m) => ({ x: m.steps, y: m.coins })), backgroundColor: colour('brand') + 'b0', pointRadius: 5, pointHoverRadius: 7 }] },
      options: base({
        scales: {
          x: axis({ ticks: { callback: (v) => whole.format(v / 1000) + 'k', maxTicksLimit: 7 }, text: 'steps in the month' }),
          y: axis({ axis: { min: 0 }, ticks: { callback: (v) => whole.format(v), maxTicksLimit: 6 }, text: 'coins' }),
        },
        plugins: { legend: { display: false }, tooltip: { callbacks: {
          label: (i) => facts.members[i.dataIndex].name + ': ' + whole.format(i.parsed.x) + ' steps, ' + whole.format(i.parsed.y) + ' coins',
        } } },
      }),
    }),
    refusals: () => ({
      type: 'bar',
      data: {
        labels: facts.refusals.map((r) => inLines(r.reason)),
        datasets: [{ data: facts.refusals.map((r) => r.count), backgroundColor: colour('second'), borderRadius: 3, maxBarThickness: 20 }],
      },
      options: base({
        indexAxis: 'y',
        scales: {
          x: axis({ ticks: { callback: (v) => whole.format(v), precision: 0 }, text: 'commands' }),
          y: axis({ axis: bare, ticks: { autoSkip: false, color: colour('ink'), font: { size: innerWidth > 760 ? 12 : 10 } } }),
        },
      }),
    }),
    answers: () => ({
      type: 'line',
      data: {
        datasets: [{
          data: facts.answers.perSecond.map((y, i) => ({ x: (i + 0.5) * facts.answers.bucketMs / 1000, y })),
          borderColor: colour('brand'), backgroundColor: colour('brand') + '2b', fill: true, pointRadius: 0, borderWidth: 2, tension: 0.25, cubicInterpolationMode: 'monotone',
        }],
      },
      options: base({
        interaction: { mode: 'index', intersect: false },
        scales: {
          x: axis({ axis: { type: 'linear', min: 0, max: Math.ceil(facts.answers.perSecond.length * facts.answers.bucketMs / 1000), ...bare }, text: 'seconds since the first command' }),
          y: axis({ axis: { min: 0 }, ticks: { callback: (v) => whole.format(v) }, text: 'answers a second' }),
        },
      }),
      plugins: [killMark],
    }),
    latency: () => ({
      type: 'line',
      data: { datasets: [line('before the crash', facts.latency.before, 'second'), line('after the crash', facts.latency.after, 'coin')] },
      options: base({
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        scales: {
          x: axis({
            axis: {
              type: 'logarithmic', min: 1,
              afterBuildTicks: (scale) => { scale.ticks = [2, 10, 100, 1000, 10000].filter((v) => v <= scale.max).map((value) => ({ value })); },
            },
            ticks: { callback: percent, maxRotation: 0 }, text: 'answers that were as fast',
          }),
          y: axis({ axis: { type: 'logarithmic' }, ticks: { callback: decade }, text: 'milliseconds' }),
        },
        plugins: {
          legend: { display: true, labels: { color: colour('ink'), boxHeight: 2, boxWidth: 24 } },
          tooltip: { callbacks: { title: ([i]) => percent(i.parsed.x), label: (i) => i.dataset.label + ': ' + coins.format(i.parsed.y) + ' ms' } },
        },
      }),
    }),
  };

  // On a narrow page a long label takes two lines.
  const inLines = (text) => {
    if (innerWidth > 760 || text.length < 22) return text;
    const words = text.split(' ');
    const half = words.findIndex((_, i) => words.slice(0, i + 1).join(' ').length >= text.length / 2);
    return [words.slice(0, half + 1).join(' '), words.slice(half + 1).join(' ')];
  };
  const line = (label, points, name) => ({
    label, data: points.map((p) => ({ x: p.oneIn, y: p.ms })),
    borderColor: colour(name), backgroundColor: colour(name), pointRadius: 0, borderWidth: 2, stepped: false,
  });
  const percent = (oneIn) => {
    const share = 100 * (1 - 1 / oneIn);
    return (share > 99.9 ? share.toFixed(2) : share > 99 ? share.toFixed(1) : share.toFixed(0)) + ' %';
  };
  const decade = (v) => (/^[125]/.test(Number(v).toExponential()) && Math.abs(Number(v).toExponential()[0] - v / 10 ** Math.floor(Math.log10(v))) < 1e-9 ? String(v) : '');

  // Lines where the node was killed and where it was back.
  const killMark = {
    id: 'kill',
    afterDatasetsDraw(chart) {
      mark(chart, facts.answers.killedAtMs, 'killed', 'bad', 'right');
      mark(chart, facts.answers.backAtMs, 'back', 'brand', 'left');
    },
  };
  const mark = (chart, ms, word, name, align) => {
    const x = chart.scales.x.getPixelForValue(ms / 1000);
    const { top, bottom } = chart.chartArea;
    const pen = chart.ctx;
    pen.save();
    pen.strokeStyle = pen.fillStyle = colour(name);
    pen.lineWidth = 1.5;
    pen.setLineDash([4, 3]);
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x, bottom);
    pen.stroke();
    pen.font = '600 12px ' + Chart.defaults.font.family;
    pen.textAlign = align;
    pen.fillText(word, align === 'left' ? x + 6 : x - 6, top + 12);
    pen.restore();
  };

  Object.assign(drawings, centreDrawings(facts.centre, { axis, bare, base, colour, whole, coins }));

  const draw = () => {
    charts.splice(0).forEach((chart) => chart.destroy());
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    document.querySelectorAll('canvas[data-chart]').forEach((canvas) => {
      charts.push(new Chart(canvas, drawings[canvas.dataset.chart]()));
    });
  };
  draw();
  dark.addEventListener('change', draw);
})();
