// The customers as points: along the model's principal components, flat or in space, or by two of its features.

import { $, color, drawing, element, legend, percent, scale, shape, show, whole } from './parts.js'

const margin = { left: 64, right: 14, top: 14, bottom: 46 }
const keys = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, 10], ArrowDown: [0, -10] }
const view = { turn: 35, tilt: 22 }
let drawn = null // what is drawn: how to place a customer in it, and how to draw it again
let own = null // the form's customer: cluster and coordinates

const size = () => {
  const width = Math.min(Math.max($('map').clientWidth, 300), 1150)
  return { width, height: Math.round(Math.min(Math.max(width * .62, 280), 540)) }
}

function frame({ width, height }, title, ...children) {
  const svg = drawing('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img' }, drawing('title', {}, title), ...children)
  $('map').replaceChildren(svg)
  return svg
}

/** One path of dots: thousands of elements would be too many to move. */
const dots = (places, attributes) => drawing('path', {
  class: 'dots', d: places.map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join(''), ...attributes,
})

/** So few points do not crowd: each may be larger. */
const extra = ({ points }) => (points.clusters.length <= 400 ? 2.5 : 0)

function axes(x, y, names, { width, height }) {
  return [
    ...x.ticks.flatMap(tick => [
      drawing('line', { class: 'axis', x1: x.place(tick), x2: x.place(tick), y1: margin.top, y2: height - margin.bottom }),
      drawing('text', { x: x.place(tick), y: height - margin.bottom + 18, 'text-anchor': 'middle' }, show(tick))]),
    ...y.ticks.flatMap(tick => [
      drawing('line', { class: 'axis', x1: margin.left, x2: width - margin.right, y1: y.place(tick), y2: y.place(tick) }),
      drawing('text', { x: margin.left - 8, y: y.place(tick) + 4, 'text-anchor': 'end' }, show(tick))]),
    drawing('text', { x: (margin.left + width) / 2, y: height - 6, 'text-anchor': 'middle' }, names[0]),
    drawing('text', {
      x: 0, y: 0, transform: `translate(14 ${(height - margin.bottom) / 2}) rotate(-90)`, 'text-anchor': 'middle',
    }, names[1]),
  ]
}

// MARK: Principal components

/** Splits the points into what is drawn in one go: by segment, anomalies apart. */
function groups({ clusters, anomalies }) {
  const isAnomaly = new Set(anomalies ?? [])
  const found = new Map()
  clusters.forEach((cluster, point) => {
    const name = `${cluster}${isAnomaly.has(point) ? ' anomalies' : ''}`
    if (!found.has(name)) found.set(name, { cluster, isAnomaly: isAnomaly.has(point), points: [] })
    found.get(name).points.push(point)
  })
  return [...found.values()].sort((one, other) => one.isAnomaly - other.isAnomaly || one.cluster - other.cluster)
}

const axisName = ({ explained_variance_ratio: share }, index) => `component ${index + 1} (${percent(share)} of the variance)`

const centre = ({ cluster, segment }, [x, y]) => drawing('circle', {
  class: 'centre', cx: x.toFixed(1), cy: y.toFixed(1), r: 7, fill: color(cluster),
}, drawing('title', {}, `Centre of ${segment}`))

/** The form's customer: a ring with a cross, which nothing else looks like. */
function marker([x, y]) {
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)})`
  return drawing('g', { class: 'own', transform: place },
    drawing('circle', { r: 9, class: 'halo' }), drawing('circle', { r: 9, stroke: color(own.cluster) }),
    drawing('path', { d: 'M-14 0h28M0 -14v28' }), drawing('title', {}, 'The customer in the form'))
}

function redrawOwn() {
  if (!drawn?.svg) return
  drawn.svg.querySelector('.own')?.remove()
  if (own?.coordinates) drawn.svg.append(marker(drawn.place(own.coordinates)))
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high)

function drawPlane(map) {
  const box = size()
  const [across, up] = map.points.coordinates
  const x = scale(across, margin.left + 8, box.width - margin.right - 8, false)
  const y = scale(up, box.height - margin.bottom - 8, margin.top + 8, false)
  const place = ([one, other]) => [
    clamp(x.place(one), margin.left, box.width - margin.right), clamp(y.place(other), margin.top, box.height - margin.bottom)]
  const more = extra(map)
  const clouds = groups(map.points).flatMap(({ cluster, isAnomaly, points }) => {
    const places = points.map(point => place([across[point], up[point]]))
    const cloud = dots(places, { class: `dots ${shape(cluster)}`, stroke: color(cluster), 'stroke-width': (isAnomaly ? 7 : 4.5) + more, 'stroke-opacity': isAnomaly ? 1 : .55 })
    return isAnomaly ? [cloud, dots(places, { class: `dots hole ${shape(cluster)}`, 'stroke-width': 4 + more })] : [cloud]
  })
  const svg = frame(box, 'Customers along their first two principal components, coloured by segment',
    ...axes(x, y, map.axes.map(axisName), box), ...clouds,
    ...map.centroids.map(centroid => centre(centroid, place(centroid.coordinates))))
  drawn = { svg, place }
  redrawOwn()
}

const corners = [-1, 1].flatMap(x => [-1, 1].flatMap(y => [-1, 1].map(z => [x, y, z])))
const edges = corners.flatMap((corner, index) => [0, 1, 2]
  .filter(axis => corner[axis] < 0).map(axis => [corner, corner.map((value, each) => (each === axis ? 1 : value)), axis, index]))

function drawSpace(map) {
  const box = size()
  const scales = map.points.coordinates.map(values => scale(values, -1, 1, false))
  const cloud = groups(map.points)
  const inCube = coordinates => scales.map((each, axis) => clamp(each.place(coordinates[axis]), -1, 1))
  const cubes = cloud.map(({ points }) => points.map(point => inCube(map.points.coordinates.map(values => values[point]))))
  // However the cube is turned, its corners stay in sight, and their names.
  const more = extra(map)
  const reach = Math.min(box.width, box.height) / 3.7

  /** Where a point of the cube from -1 to 1 is seen, and how far away. */
  const see = ([x, y, z]) => {
    const [turn, tilt] = [view.turn * Math.PI / 180, view.tilt * Math.PI / 180]
    const away = y * Math.cos(turn) - x * Math.sin(turn)
    return [
      box.width / 2 + reach * (x * Math.cos(turn) + y * Math.sin(turn)),
      box.height / 2 - reach * (z * Math.cos(tilt) + away * Math.sin(tilt)),
      away * Math.cos(tilt) - z * Math.sin(tilt)]
  }
  const svg = frame(box, 'Customers along their first three principal components, coloured by segment')
  const redraw = () => {
    const lines = edges.map(([from, to]) => [see(from), see(to)])
    const names = map.axes.map((axis, index) => {
      const [from, to] = lines[edges.findIndex(edge => edge[2] === index && edge[3] === 0)]
      const [x, y] = [0, 1].map(part => from[part] + (to[part] - from[part]) * 1.09)
      return drawing('text', { x, y: y + 4, 'text-anchor': 'middle', class: 'name' }, `${index + 1}`)
    })
    // What is far away comes first and is paler.
    const clouds = [true, false].flatMap(isFar => cloud.flatMap(({ cluster, isAnomaly }, index) => {
      const places = cubes[index].map(see).filter(([, , away]) => away > 0 === isFar)
      const attributes = { class: `dots ${shape(cluster)}`, stroke: color(cluster), 'stroke-width': (isAnomaly ? 6.5 : 4.5) + more - (isFar ? 1 : 0), 'stroke-opacity': isFar ? .35 : .7 }
      return isAnomaly ? [dots(places, attributes), dots(places, { class: `dots hole ${shape(cluster)}`, 'stroke-width': 3 + more })] : [dots(places, attributes)]
    }))
    svg.replaceChildren(svg.querySelector('title'),
      ...lines.map(([[x1, y1], [x2, y2]]) => drawing('line', { class: 'axis', x1, y1, x2, y2 })), ...names, ...clouds,
      ...map.centroids.map(centroid => centre(centroid, see(inCube(centroid.coordinates)))))
    redrawOwn()
  }
  drawn = { svg, place: coordinates => see(inCube(coordinates)), redraw }
  redraw()
}

function turn(right, up) {
  if (!drawn?.redraw) return
  view.turn = (view.turn + right) % 360
  view.tilt = clamp(view.tilt + up, -90, 90)
  drawn.redraw()
}

function describe(map, isSpace) {
  const { total, points } = map
  const count = points.clusters.length
  const crowd = count < total ? '; where they crowd, per segment one in each cell of a grid' : ''
  const names = isSpace ? ` ${map.axes.map((axis, index) => `${index + 1}: ${axisName(axis, index)}`).join(', ')}.` : ''
  $('map-caption').replaceChildren(...legend(map.centroids), element('br'),
    `${whole.format(count)} of ${whole.format(total)} customers${crowd}. Large dots are the segments’ centres`
    + `${points.anomalies?.length ? ', small rings anomalies' : ''}, the ring with a cross is the customer in the form.${names}`)
}

export function drawComponents(map, isSpace) {
  drawn = null
  $('map').dataset.axes = isSpace ? 3 : 2
  if (isSpace) drawSpace(map)
  else drawPlane(map)
  describe(map, isSpace)
}

/** Moves the mark of the form's customer; `coordinates` is null where the model has no map. */
export function markCustomer(cluster, coordinates) {
  own = { cluster, coordinates }
  redrawOwn()
}

// MARK: Features

function mark(shape, { x, y, radius }, attributes, ...children) {
  if (shape === 'round') return drawing('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: radius, ...attributes }, ...children)
  const side = (1.8 * radius).toFixed(1)
  return drawing('rect', {
    x: (x - side / 2).toFixed(1), y: (y - side / 2).toFixed(1), width: side, height: side, ...attributes }, ...children)
}

export function drawFeatures(customers, total, [xName, yName], segments) {
  drawn = null
  const box = size()
  const known = customers.filter(({ features }) => Number.isFinite(features[xName]) && Number.isFinite(features[yName]))
  const x = scale(known.map(({ features }) => features[xName]), margin.left, box.width - margin.right)
  const y = scale(known.map(({ features }) => features[yName]), box.height - margin.bottom, margin.top)
  const points = known.map(({ cluster, features, anomaly, customer_id: id }) => mark(shape(cluster), {
    x: x.place(features[xName]), y: y.place(features[yName]), radius: anomaly ? 3.5 : 2.2,
  }, {
    fill: anomaly ? 'none' : color(cluster), stroke: color(cluster), 'fill-opacity': .55,
  }, drawing('title', {}, `${id}${anomaly ? ', anomalous' : ''}`)))
  frame(box, `Customers by ${xName} and ${yName}, coloured by segment`, ...axes(x, y, [xName, yName], box), ...points)
  const bent = [x.isLogarithmic && xName, y.isLogarithmic && yName].filter(Boolean)
  $('map-caption').replaceChildren(...legend(segments), element('br'),
    `${whole.format(known.length)} of ${whole.format(total)} customers${known.length < total ? ', taken evenly' : ''}; rings are anomalies`
    + (bent.length ? `; ${bent.join(' and ')} on a logarithmic scale` : ''))
}

// MARK: Turning

for (const [id, [right, up]] of Object.entries({ 'turn-left': keys.ArrowLeft, 'turn-right': keys.ArrowRight, 'turn-up': keys.ArrowUp, 'turn-down': keys.ArrowDown })) {
  $(id).addEventListener('click', () => turn(right, up))
}
$('map').addEventListener('keydown', event => {
  if (!drawn?.redraw || !keys[event.key]) return
  event.preventDefault()
  turn(...keys[event.key])
})
$('map').addEventListener('pointerdown', event => drawn?.redraw && $('map').setPointerCapture(event.pointerId))
$('map').addEventListener('pointermove', event => {
  if (event.buttons & 1 && $('map').hasPointerCapture(event.pointerId)) turn(event.movementX / 2, event.movementY / 2)
})
