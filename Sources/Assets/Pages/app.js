// The dashboard: models, segments, customers, a form to try and files to score, all from the service's own API.

import { askForKey, call, get, hasKey, Refusal, reporting, useKey } from './calls.js'
import { showLive } from './live.js'
import { drawComponents, drawFeatures, markCustomer } from './map.js'
import { $, bar, breakable, dot, element, number, percent, show, tile, whole } from './parts.js'

let model = null // what /models/{name} says of the chosen one

const query = () => `model=${encodeURIComponent(model.name)}`

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
  $('key-change').hidden = !hasKey()
  document.body.classList.add('ready')
  const asked = decodeURIComponent(location.hash.slice(1))
  await choose(models.some(({ name }) => name === asked) ? asked : (models.find(each => each.default) ?? models[0]).name)
}

async function choose(name) {
  model = await get(`/models/${encodeURIComponent(name)}`)
  history.replaceState(null, '', `#${encodeURIComponent(name)}`)
  for (const button of $('models').children) button.setAttribute('aria-pressed', button.textContent === name)
  for (const place of ['tiles', 'shares', 'means', 'lookup-answer', 'bulk', 'answer']) $(place).replaceChildren()
  buildForm()
  // Each by itself: a key that may predict but not see the customers still gets its form.
  await Promise.all([reporting($('shares'), showSummary)(), showMap(), predict()])
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

let map = null // what /models/{name}/map says of the chosen one, at first without the third axis; null where it has none
let customers = null // the customers with their features, once they are drawn by them
let drawMap = () => {}

async function showMap() {
  const hasFeatures = model.customer_table === 'features'
  map = customers = null
  markCustomer(0, null)
  $('map').replaceChildren()
  $('map-caption').replaceChildren()
  $('map-answer').replaceChildren()
  $('lookup').hidden = model.customer_table === 'none'
  await reporting($('map-answer'), async () => { map = await getMap('?axes=2') })()
  const views = [
    map?.axes.length > 1 && ['Flat', () => drawComponents(map, false)],
    map?.axes.length > 2 && ['In space', reporting($('map-answer'), showSpace)],
    hasFeatures && ['By features', reporting($('map-answer'), showFeatures)],
  ].filter(Boolean)
  $('map-views').replaceChildren(...views.map(([name, draw]) => {
    const button = element('button', { type: 'button' }, name)
    button.addEventListener('click', () => view(name, draw))
    return button
  }))
  if (views.length) view(...views[0])
}

function view(name, draw) {
  for (const button of $('map-views').children) button.setAttribute('aria-pressed', button.textContent === name)
  $('map-turns').hidden = name !== 'In space'
  $('map-axes').hidden = name !== 'By features'
  $('map').classList.toggle('turns', name === 'In space')
  drawMap = draw
  draw()
}

const getMap = parameters => get(`/models/${encodeURIComponent(model.name)}/map${parameters}`)

async function showSpace() {
  if (map.points.coordinates.length < 3) map = await getMap('')
  drawMap = () => drawComponents(map, true)
  drawMap()
}

async function allCustomers() {
  const found = []
  let cursor = '', total = 0
  do {
    const page = await get(`/analytics/customers?${query()}&limit=1000${cursor}`, found.length === 0)
    total = page.total
    found.push(...page.customers)
    cursor = page.next_cursor ? `&cursor=${encodeURIComponent(page.next_cursor)}` : ''
  } while (cursor && found.length < 20000)
  return { found, total }
}

const featurePoints = 2000

async function showFeatures() {
  const { found, total } = customers ??= await allCustomers()
  const stride = Math.max(1, Math.ceil(found.length / featurePoints))
  const shown = found.filter((customer, index) => index % stride === 0 || customer.anomaly)
  const names = Object.entries(shown[0]?.features ?? {}).filter(([, value]) => typeof value === 'number').map(([name]) => name)
  if (!names.length) throw new Refusal('None of the features is a number to draw.')
  const draw = () => drawFeatures(shown, total, [$('map-x').value, $('map-y').value], model.segments)
  for (const [id, index] of [['map-x', 0], ['map-y', Math.min(names.length - 1, 2)]]) {
    $(id).replaceChildren(...names.map(name => element('option', {}, name)))
    $(id).selectedIndex = index
    $(id).onchange = draw
  }
  drawMap = draw
  draw()
}

let width = innerWidth
addEventListener('resize', () => {
  if (innerWidth !== width) drawMap()
  width = innerWidth
})

$('lookup').addEventListener('submit', reporting($('lookup-answer'), async () => {
  const id = encodeURIComponent($('lookup-id').value)
  const customer = await get(`/analytics/customer/${id}?${query()}`)
  const figures = Object.entries(customer.features ?? {}).map(([name, value]) =>
    element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, typeof value === 'number' ? show(value) : value)))
  $('lookup-answer').replaceChildren(...[
    element('p', { className: 'verdict' }, dot(customer.cluster), customer.segment),
    customer.anomaly ? element('p', { className: 'notice' }, 'Anomalous: no dense group of customers is near') : null,
    figures.length ? element('table', {}, element('tbody', {}, ...figures))
      : element('p', { className: 'quiet' }, 'The model keeps the segments of its customers, not their features.'),
    figures.length ? filler(customer.features) : null,
  ].filter(Boolean))
}))

function filler(features) {
  const button = element('button', { type: 'button' }, 'Put into the form')
  button.addEventListener('click', () => {
    for (const { name } of model.features) {
      const field = $('try').elements[name]
      field.value = features[name] ?? ''
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    $('try').scrollIntoView({ block: 'nearest' })
  })
  return button
}

// MARK: Prediction

function buildForm() {
  const fields = model.features.map(feature => {
    const name = element('span', {}, ...breakable(feature.name), feature.unit ? element('span', { className: 'unit' }, ` ${feature.unit}`) : null)
    if (feature.kind === 'category') {
      const choices = feature.categories.map(category => element('option', {}, category))
      const select = element('select', { name: feature.name }, ...choices)
      select.value = feature.fill_value
      return element('label', {}, name, select)
    }
    const [low, high] = feature.training_range
    const step = Number.isInteger(low) && Number.isInteger(high) ? 1 : 'any'
    const amount = element('input', { type: 'number', name: feature.name, step, value: Number(feature.fill_value.toPrecision(6)) })
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

let isAsking = false, isStale = false

const ask = reporting($('answer'), async () => {
  const asked = model
  const path = `/models/${encodeURIComponent(asked.name)}/predict?explain=true&probabilities=true&coordinates=true`
  try {
    const answer = await (await call(path, customerInForm())).json()
    if (asked === model) showAnswer(answer)
  } catch (error) {
    // Where the customer stood before says nothing of the one in the form now.
    markCustomer(0, null)
    throw error
  }
})

/** Asks about the customer in the form: one call at a time, and the last state of the form for certain. */
async function predict() {
  isStale = true
  if (isAsking) return
  isAsking = true
  $('answer').ariaBusy = 'true'
  while (isStale) {
    isStale = false
    await ask()
  }
  isAsking = false
  $('answer').ariaBusy = 'false'
}

function showAnswer(answer) {
  const segment = answer.segment ?? answer.segment_name
  const { explanation, probabilities = [], recommended_offers: offers = [], warnings = [] } = answer
  markCustomer(answer.cluster, answer.coordinates)
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
      background: isFor ? 'var(--accent)' : 'var(--soft)',
    },
  })
  return [
    element('h3', {}, `Why, and not ${rival.segment}`),
    element('div', { className: 'bars' }, ...contributions.map(({ feature, contribution, text }) => element('div', {},
      element('span', {}, feature),
      element('div', { className: 'diverging', role: 'img', ariaLabel: `${text}, which speaks ${contribution < 0 ? 'against' : 'for'} it`, title: text },
        half(contribution, false), half(contribution, true)),
      element('span', { className: 'amount' }, number.format(Math.abs(contribution) < most * 1e-6 ? 0 : contribution))))),
    counterfactuals.length ? element('h3', {}, 'What would change it') : null,
    element('ul', {}, ...counterfactuals.map(({ text }) => element('li', {}, text))),
  ]
}

$('try').addEventListener('input', predict)
$('try').addEventListener('submit', event => {
  event.preventDefault()
  predict()
})

// MARK: Files

const sliceBytes = 1 << 22
const [newline, quote] = [10, 34]

/** Where the last line of `bytes` ends that is not within a quoted field, and how many lines end up to there. */
function lastLine(bytes) {
  let isQuoted = false, seen = 0, end = 0, lines = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] === quote) isQuoted = !isQuoted
    else if (bytes[index] === newline) {
      seen += 1
      if (!isQuoted) [end, lines] = [index + 1, seen]
    }
  }
  return { end, lines }
}

const bytesOf = async slice => new Uint8Array(await slice.arrayBuffer())

async function score(file) {
  const progress = element('progress', { max: file.size || 1, value: 0, ariaLabel: 'Progress' })
  const line = element('p', {}, `Scoring ${file.name} …`)
  $('bulk').replaceChildren(line, progress)
  const headEnd = (await bytesOf(file.slice(0, 65536))).indexOf(newline) + 1
  if (headEnd === 0) throw new Refusal('Expected a header line and rows, found no line end.')
  const header = file.slice(0, headEnd)
  const answers = []
  let rows = 0, linesBefore = 0
  for (let start = headEnd; start < file.size;) {
    const part = await bytesOf(file.slice(start, start + sliceBytes))
    const { end, lines } = lastLine(part)
    const isLast = start + part.length >= file.size
    if (end === 0 && !isLast) throw new Refusal('A row is longer than 4 MiB.')
    const length = isLast ? part.length : end
    const answer = await (await call(`/score?${query()}`, new Blob([header, part.subarray(0, length)]), 'text/csv')).text()
    // The service counts the lines of the slice; people look for those of their file.
    const named = answer.replace(/,,,,,,("?)line (\d+): /g, (_, mark, number) => `,,,,,,${mark}line ${Number(number) + linesBefore}: `)
    answers.push(answers.length ? named.slice(named.indexOf('\n') + 1) : named)
    rows += answer.split('\n').length - 2
    start += length
    linesBefore += lines
    progress.value = start
  }
  const address = URL.createObjectURL(new Blob(answers, { type: 'text/csv' }))
  line.textContent = `${whole.format(rows)} ${rows === 1 ? 'row' : 'rows'} of ${file.name} scored. `
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

// MARK: The page

$('key').addEventListener('submit', reporting($('state'), async event => {
  useKey($('key-value').value)
  await start()
  await showLive(model)
}))
$('key-change').addEventListener('click', () => {
  askForKey()
  $('key-value').focus()
})
await reporting($('state'), start)()
await showLive(model)
setInterval(() => showLive(model), 5000)
