// The dashboard: asks the service's own API, and shows each call as the curl line that makes it.

const $ = id => document.getElementById(id)
const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const show = value => (Math.abs(value) >= 1000 ? whole : number).format(value)
const percent = value => `${(100 * value).toFixed(1)}%`
const color = cluster => `var(--s${cluster % 8})`
let model = null // what /models/{name} says of the chosen one
let key = sessionStorage.getItem('key') ?? ''

// MARK: Elements

function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [property, value] of Object.entries(properties)) {
    if (property === 'style') Object.assign(made.style, value)
    else if (property in made) made[property] = value
    else made.setAttribute(property, value)
  }
  made.append(...children.filter(child => child !== null && child !== undefined))
  return made
}

function drawing(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute === 'fill' || attribute === 'stroke') made.style[attribute] = value
    else made.setAttribute(attribute, value)
  }
  made.append(...children)
  return made
}

const dot = cluster => element('span', { className: 'dot', style: { background: color(cluster) } })
const tile = (name, value) => element('dl', { className: 'tile', style: { margin: 0 } },
  element('dt', {}, name), element('dd', {}, value))

function bar(cluster, label, share, amount) {
  return element('div', {},
    element('span', {}, dot(cluster), label),
    element('div', { className: 'track' },
      element('div', { className: 'fill', style: { width: percent(share), background: color(cluster) } })),
    element('span', { className: 'amount' }, amount))
}

// MARK: Calls

class Refusal extends Error {}

async function call(path, body, type = 'application/json', isShown = true) {
  const headers = {}
  if (body !== undefined) headers['Content-Type'] = type
  if (key) headers.Authorization = `Bearer ${key}`
  const request = body === undefined ? { headers } : { method: 'POST', headers, body }
  if (isShown) showCurl(path, body, type)
  let answer
  try { answer = await fetch(path, request) } catch { throw new Refusal('The service does not answer.') }
  if (answer.status === 401 || answer.status === 403) $('key').hidden = false
  if (answer.ok) return answer
  const problem = await answer.json().catch(() => ({}))
  const details = (problem.errors ?? []).map(error => `${error.loc.slice(1).join('.')}: ${error.msg}`)
  throw new Refusal(details.length ? details.join('; ') : problem.detail ?? `Status ${answer.status}`)
}

const get = async (path, isShown) => (await call(path, undefined, undefined, isShown)).json()

function showCurl(path, body, type) {
  const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`
  const parts = [`curl ${quoted(location.origin + path)}`]
  if (key) parts.push(`-H 'Authorization: Bearer YOUR_KEY'`)
  if (body !== undefined) {
    parts.push(`-H ${quoted(`Content-Type: ${type}`)}`)
    parts.push(typeof body === 'string' ? `-d ${quoted(body)}` : '--data-binary @FILE')
  }
  $('curl').textContent = parts.join(' \\\n  ')
}

const query = () => `model=${encodeURIComponent(model.name)}`

function reporting(place, work) {
  return async event => {
    event?.preventDefault()
    try { await work(event) } catch (error) {
      if (!(error instanceof Refusal)) throw error
      place.replaceChildren(element('p', { className: 'notice' }, error.message))
    }
  }
}

// MARK: Models

async function start() {
  const { models } = await get('/models')
  const buttons = models.map(({ name }) => {
    const button = element('button', { type: 'button' }, name)
    button.addEventListener('click', reporting($('answer'), () => choose(name)))
    return button
  })
  $('models').replaceChildren(...buttons)
  $('state').textContent = `${models.length} ${models.length === 1 ? 'model' : 'models'} loaded`
  const asked = decodeURIComponent(location.hash.slice(1))
  await choose(models.some(({ name }) => name === asked) ? asked : (models.find(each => each.default) ?? models[0]).name)
}

async function choose(name) {
  model = await get(`/models/${encodeURIComponent(name)}`)
  history.replaceState(null, '', `#${encodeURIComponent(name)}`)
  for (const button of $('models').children) button.setAttribute('aria-pressed', button.textContent === name)
  for (const place of ['tiles', 'shares', 'means', 'map', 'lookup-answer', 'bulk', 'answer']) $(place).replaceChildren()
  buildForm()
  // Each by itself: a key that may predict but not see the customers still gets its form.
  await Promise.all([reporting($('shares'), showSummary)(), reporting($('map'), showMap)()])
  await predict()
}

async function showSummary() {
  const summary = await get(`/clusters/summary?${query()}`)
  showTotals(summary)
  showSegments(summary)
}

function showTotals({ customers, clusters }) {
  const { evaluation } = model
  const anomalies = clusters.reduce((sum, { anomalies }) => sum + (anomalies ?? 0), 0)
  const error = evaluation.bootstrap?.calibration?.expected_calibration_error
  $('tiles').replaceChildren(
    tile('Customers', whole.format(customers)), tile('Segments', clusters.length),
    tile('Anomalies', evaluation.dbscan ? `${anomalies} (${percent(anomalies / customers)})` : '–'),
    tile('Silhouette', evaluation.silhouette === null ? '–' : evaluation.silhouette.toFixed(3)),
    tile('Calibration error', error === undefined ? '–' : error.toFixed(3)),
    tile('Trained', model.created_at.slice(0, 10)))
}

function showSegments({ clusters }) {
  const largest = Math.max(...clusters.map(({ share }) => share))
  $('shares').replaceChildren(...clusters.map(({ cluster, segment, share, count }) =>
    bar(cluster, segment, share / largest, `${whole.format(count)} · ${percent(share)}`)))
  const cell = statistics => statistics.mean !== undefined && statistics.mean !== null
    ? show(statistics.mean) : statistics.most_frequent ?? '–'
  const heads = model.features.map(({ name, unit }) =>
    element('th', { scope: 'col' }, name, unit ? ` (${unit})` : ''))
  const rows = clusters.map(({ cluster, segment, features }) => element('tr', {},
    element('th', { scope: 'row' }, dot(cluster), segment),
    ...model.features.map(feature => element('td', {}, cell(features[feature.name])))))
  $('means').replaceChildren(element('table', {},
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Mean, or most frequent'), ...heads)),
    element('tbody', {}, ...rows)))
}

// MARK: Map

const mapPoints = 2000

async function showMap() {
  const panel = $('map-panel')
  panel.hidden = model.customer_table === 'none'
  const hasFeatures = model.customer_table === 'features'
  for (const place of [$('map'), $('map-caption'), $('map-axes')]) place.hidden = !hasFeatures
  if (panel.hidden || !hasFeatures) return
  const customers = []
  let cursor = '', total = 0
  do {
    const page = await get(`/analytics/customers?${query()}&limit=1000${cursor}`, false)
    total = page.total
    customers.push(...page.customers)
    cursor = page.next_cursor ? `&cursor=${encodeURIComponent(page.next_cursor)}` : ''
  } while (cursor && customers.length < 20000)
  const stride = Math.max(1, Math.ceil(customers.length / mapPoints))
  const shown = customers.filter((customer, index) => index % stride === 0 || customer.anomaly)
  const names = Object.keys(shown[0]?.features ?? {})
  const draw = () => drawMap(shown, $('map-x').value, $('map-y').value, total)
  for (const [id, index] of [['map-x', 0], ['map-y', names.length > 2 ? 2 : 1]]) {
    $(id).replaceChildren(...names.map(name => element('option', {}, name)))
    $(id).selectedIndex = index
    $(id).onchange = draw
  }
  draw()
}

// Logarithms where values span more than two powers of ten; 1 is added for zeros.
function scale(values, from, to) {
  const low = Math.min(...values), high = Math.max(...values)
  const isLogarithmic = low >= 0 && high > 100 * Math.max(1, low)
  const bend = value => (isLogarithmic ? Math.log1p(value) : value)
  const span = bend(high) - bend(low) || 1
  const place = value => from + (bend(value) - bend(low)) / span * (to - from)
  const step = 10 ** Math.floor(Math.log10((high - low) / 4 || 1))
  const multiple = [1, 2, 5, 10].find(each => (high - low) / (each * step) <= 5) ?? 10
  const ticks = isLogarithmic
    ? [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter(each => each >= low && each <= high)
    : Array.from({ length: 8 }, (_, index) => (Math.ceil(low / (multiple * step)) + index) * multiple * step)
      .filter(each => each <= high)
  return { place, ticks, isLogarithmic }
}

function drawMap(customers, xName, yName, total) {
  const width = Math.min(Math.max($('map').clientWidth, 320), 1150)
  const height = Math.round(Math.max(width * .45, 260)), left = 64, bottom = 42
  const x = scale(customers.map(({ features }) => features[xName]), left, width - 12)
  const y = scale(customers.map(({ features }) => features[yName]), height - bottom, 12)
  const points = customers.map(({ cluster, features, anomaly, customer_id: id }) => drawing('circle', {
    cx: x.place(features[xName]).toFixed(1), cy: y.place(features[yName]).toFixed(1), r: anomaly ? 3.5 : 2.2,
    fill: anomaly ? 'none' : color(cluster), stroke: color(cluster), 'fill-opacity': .55,
  }, drawing('title', {}, `${id}${anomaly ? ', anomalous' : ''}`)))
  const marks = [
    ...x.ticks.flatMap(tick => [
      drawing('line', { class: 'axis', x1: x.place(tick), x2: x.place(tick), y1: 12, y2: height - bottom }),
      drawing('text', { x: x.place(tick), y: height - bottom + 18, 'text-anchor': 'middle' }, show(tick))]),
    ...y.ticks.flatMap(tick => [
      drawing('line', { class: 'axis', x1: left, x2: width - 12, y1: y.place(tick), y2: y.place(tick) }),
      drawing('text', { x: left - 8, y: y.place(tick) + 4, 'text-anchor': 'end' }, show(tick))]),
    drawing('text', { x: (left + width) / 2, y: height - 4, 'text-anchor': 'middle' }, xName),
    drawing('text', { x: 0, y: 0, transform: `translate(12 ${height / 2 - 20}) rotate(-90)`, 'text-anchor': 'middle' }, yName),
  ]
  const title = drawing('title', {}, `Customers by ${xName} and ${yName}, coloured by segment`)
  $('map').replaceChildren(drawing('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img' }, title, ...marks, ...points))
  const scales = [x.isLogarithmic && xName, y.isLogarithmic && yName].filter(Boolean)
  $('map-caption').replaceChildren(
    ...model.segments.map(({ cluster, segment }) => element('span', { className: 'legend' }, dot(cluster), segment)),
    element('br'), `${whole.format(customers.length)} of ${whole.format(total)} customers; rings are anomalies`
      + (scales.length ? `; ${scales.join(' and ')} on a logarithmic scale` : ''))
}

$('lookup').addEventListener('submit', reporting($('lookup-answer'), async () => {
  const id = encodeURIComponent($('lookup-id').value)
  const customer = await get(`/analytics/customer/${id}?${query()}`)
  const figures = Object.entries(customer.features ?? {}).map(([name, value]) =>
    element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, typeof value === 'number' ? show(value) : value)))
  $('lookup-answer').replaceChildren(
    element('p', { className: 'verdict' }, dot(customer.cluster), customer.segment),
    customer.anomaly ? element('p', { className: 'notice' }, 'Anomalous: no dense group of customers is near') : null,
    element('table', {}, element('tbody', {}, ...figures)))
}))

// MARK: Prediction

function buildForm() {
  const fields = model.features.map(feature => {
    const name = element('span', {}, feature.name, feature.unit ? element('span', { className: 'unit' }, ` ${feature.unit}`) : null)
    if (feature.kind === 'category') {
      const choices = feature.categories.map(category => element('option', {}, category))
      const select = element('select', { name: feature.name }, ...choices)
      select.value = feature.fill_value
      return element('label', {}, name, select)
    }
    const [low, high] = feature.training_range
    const step = Number.isInteger(low) && Number.isInteger(high) ? 1 : 'any'
    const amount = element('input', { type: 'number', name: feature.name, step, value: feature.fill_value })
    const slider = element('input', { type: 'range', min: 0, max: 1000, step: 1, ariaLabel: `${feature.name}, slider` })
    // Long tails would leave most customers in the first pixels of an even slider.
    const isLong = low >= 0 && high > 100 * Math.max(1, low)
    const bend = value => (isLong ? Math.log1p(value) : value)
    const span = bend(high) - bend(low) || 1
    const place = () => { slider.value = 1000 * (bend(Number(amount.value)) - bend(low)) / span }
    slider.addEventListener('input', () => {
      const bent = bend(low) + slider.value / 1000 * span
      const value = isLong ? Math.expm1(bent) : bent
      amount.value = step === 1 ? Math.round(value) : Number(value.toPrecision(4))
    })
    amount.addEventListener('input', place)
    place()
    return element('label', {}, name, amount, slider)
  })
  $('try').replaceChildren(...fields)
}

function customerInForm() {
  const customer = {}
  for (const { name, kind } of model.features) {
    const text = $('try').elements[name].value
    if (text !== '') customer[name] = kind === 'category' ? text : Number(text)
  }
  return JSON.stringify(customer)
}

let latest = 0

const predict = reporting($('answer'), async () => {
  const turn = ++latest
  const path = `/models/${encodeURIComponent(model.name)}/predict?explain=true&probabilities=true`
  const answer = await (await call(path, customerInForm())).json()
  if (turn === latest) showAnswer(answer)
})

function showAnswer(answer) {
  const segment = answer.segment ?? answer.segment_name
  const { explanation, probabilities = [], recommended_offers: offers = [], warnings = [] } = answer
  $('answer').replaceChildren(...[
    element('p', { className: 'verdict' }, dot(answer.cluster), segment),
    element('p', { className: 'quiet' }, `Confidence ${percent(answer.confidence_score)}`
      + (answer.stability ? `, a ${answer.stability.rating} segment` : '')),
    answer.anomaly ? element('p', { className: 'notice' }, 'Anomalous: no dense group of customers is near') : null,
    ...warnings.map(warning => element('p', { className: 'notice' }, warning.msg ?? String(warning))),
    element('div', { className: 'bars' }, ...probabilities.map(({ cluster, segment, probability }) =>
      bar(cluster, segment, probability, percent(probability)))),
    ...(explanation ? whyItIs(explanation) : []),
    offers.length ? element('h3', {}, 'Offers') : null,
    offers.length ? element('ul', {}, ...offers.map(offer => element('li', {}, offer))) : null,
  ].filter(Boolean))
}

function whyItIs({ runner_up: rival, contributions, counterfactuals = [] }) {
  if (!rival) return []
  const most = Math.max(...contributions.map(({ contribution }) => Math.abs(contribution)), 1e-12)
  const half = (contribution, isFor) => element('div', {
    className: `fill ${isFor ? '' : 'left'}`,
    style: {
      width: (contribution > 0) === isFor ? percent(Math.abs(contribution) / most) : '0',
      background: isFor ? 'var(--s2)' : 'var(--s4)',
    },
  })
  return [
    element('h3', {}, `Why, and not ${rival.segment}`),
    element('div', { className: 'bars' }, ...contributions.map(({ feature, contribution, text }) => element('div', {},
      element('span', {}, feature),
      element('div', { className: 'diverging', role: 'img', ariaLabel: `${text}, which speaks ${contribution < 0 ? 'against' : 'for'} it`, title: text },
        half(contribution, false), half(contribution, true)),
      element('span', { className: 'amount' }, number.format(contribution))))),
    counterfactuals.length ? element('h3', {}, 'What would change it') : null,
    element('ul', {}, ...counterfactuals.map(({ text }) => element('li', {}, text))),
  ]
}

let waiting
$('try').addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(predict, 60)
})
$('try').addEventListener('submit', predict)

// MARK: Files

const sliceBytes = 1 << 22

async function score(file) {
  const progress = element('progress', { max: file.size || 1, value: 0, ariaLabel: 'Progress' })
  const line = element('p', {}, `Scoring ${file.name} …`)
  $('bulk').replaceChildren(line, progress)
  const newline = 10
  const head = new Uint8Array(await file.slice(0, 65536).arrayBuffer())
  const headEnd = head.indexOf(newline) + 1
  if (headEnd === 0) throw new Refusal('Expected a header line and rows, found no line end.')
  const header = file.slice(0, headEnd)
  const answers = []
  let rows = 0
  for (let start = headEnd; start < file.size;) {
    let end = Math.min(start + sliceBytes, file.size)
    if (end < file.size) {
      const last = new Uint8Array(await file.slice(start, end).arrayBuffer()).lastIndexOf(newline)
      if (last < 0) throw new Refusal('A line is longer than 4 MiB.')
      end = start + last + 1
    }
    const answer = await (await call(`/score?${query()}`, new Blob([header, file.slice(start, end)]), 'text/csv')).text()
    const lines = answer.indexOf('\n') + 1
    answers.push(answers.length ? answer.slice(lines) : answer)
    rows += answer.split('\n').length - 2
    start = end
    progress.value = end
  }
  const address = URL.createObjectURL(new Blob(answers, { type: 'text/csv' }))
  line.textContent = `${whole.format(rows)} rows of ${file.name} scored. `
  line.append(element('a', { href: address, download: `scored-${file.name}` }, 'Download the answers'))
  progress.remove()
}

const scoreChosen = file => reporting($('bulk'), () => score(file))()
$('file').addEventListener('change', event => event.target.files[0] && scoreChosen(event.target.files[0]))
for (const name of ['dragover', 'dragleave', 'drop']) {
  $('drop').addEventListener(name, event => {
    event.preventDefault()
    $('drop').classList.toggle('over', name === 'dragover')
    if (name === 'drop' && event.dataTransfer.files[0]) scoreChosen(event.dataTransfer.files[0])
  })
}

// MARK: Live figures

function samples(text, metric) {
  const found = []
  for (const line of text.split('\n')) {
    const match = line.match(/^(\w+)(?:\{(.*)\})? (\S+)$/)
    if (match?.[1] !== metric) continue
    found.push({ labels: Object.fromEntries([...(match[2] ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(each => [each[1], each[2]])), value: Number(match[3]) })
  }
  return found
}

const sum = found => found.reduce((total, { value }) => total + value, 0)

function quantile(text, share) {
  const buckets = new Map()
  for (const { labels, value } of samples(text, 'segmentation_http_request_duration_seconds_bucket')) {
    buckets.set(labels.le, (buckets.get(labels.le) ?? 0) + value)
  }
  const total = buckets.get('+Inf') ?? 0
  for (const [bound, count] of buckets) if (total && count >= share * total) return bound === '+Inf' ? '> 10 s' : `≤ ${bound * 1000} ms`
  return '–'
}

let before = null

async function showLive() {
  if (document.hidden) return
  let text
  try { text = await (await call('/metrics', undefined, undefined, false)).text() } catch { return $('live').replaceChildren(element('p', { className: 'quiet' }, 'Metrics cannot be read.')) }
  const now = { time: performance.now(), requests: sum(samples(text, 'segmentation_http_requests_total')) }
  const rate = before ? (now.requests - before.requests) * 1000 / (now.time - before.time) : 0
  before = now
  $('live').replaceChildren(
    tile('Requests', whole.format(now.requests)), tile('Per second', number.format(rate)),
    tile('Median latency', quantile(text, .5)), tile('p99 latency', quantile(text, .99)),
    tile('Predictions', whole.format(sum(samples(text, 'segmentation_predictions_total')))),
    tile('Anomalies', whole.format(sum(samples(text, 'segmentation_anomalies_total')))))
}

// MARK: The page

$('key').addEventListener('submit', reporting($('answer'), async event => {
  key = $('key-value').value
  sessionStorage.setItem('key', key)
  $('key').hidden = true
  await start()
}))
$('copy').addEventListener('click', () => navigator.clipboard?.writeText($('curl').textContent))
await reporting($('state'), start)()
await showLive()
setInterval(showLive, 5000)
