// What the dashboard's pages are made of: elements, drawings, numbers, and one colour per segment.

export const $ = id => document.getElementById(id)
export const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })
export const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
export const show = value => (Math.abs(value) >= 1000 ? whole : number).format(value)
export const percent = value => `${(100 * value).toFixed(1)}%`
const colors = 12, hues = 8
export const color = cluster => `var(--s${cluster % colors})`
/** The shape of a segment's dots: shades are square, and where the colours come again it is the other way round. */
export const shape = cluster => ((cluster % colors >= hues) !== (Math.floor(cluster / colors) % 2 !== 0) ? 'square' : 'round')

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [property, value] of Object.entries(properties)) {
    if (property === 'style') Object.assign(made.style, value)
    else if (property in made) made[property] = value
    else made.setAttribute(property, value)
  }
  made.append(...children.filter(child => child !== null && child !== undefined))
  return made
}

export function drawing(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute === 'fill' || attribute === 'stroke') made.style[attribute] = value
    else made.setAttribute(attribute, value)
  }
  made.append(...children)
  return made
}

/** A name like `PreferredShoppingTime`, which may go on in the next line before a word. */
export const breakable = name => name.split(/(?=[A-Z][a-z])|(?<=_)/).flatMap(word => [element('wbr'), word])

export const dot = cluster => element('span', { className: `dot ${shape(cluster)}`, style: { background: color(cluster) } })

export const tile = (name, value) => element('dl', { className: 'tile' }, element('dt', {}, name), element('dd', {}, value))

export function bar(cluster, label, share, amount) {
  return element('div', {},
    element('span', {}, dot(cluster), label),
    element('div', { className: 'track' },
      element('div', { className: 'fill', style: { width: percent(share), background: color(cluster) } })),
    element('span', { className: 'amount' }, amount))
}

export const legend = segments =>
  segments.map(({ cluster, segment }) => element('span', { className: 'legend' }, dot(cluster), segment))

/** Values along an axis of a drawing: where each is, and which are written. Long tails are bent by a logarithm. */
export function scale(values, from, to, mayBend = true) {
  let low = Infinity, high = -Infinity
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (!(high > low)) [low, high] = [low - 1 || -1, high + 1 || 1]
  // Where values span more than two powers of ten; 1 is added for zeros.
  const isLogarithmic = mayBend && low >= 0 && high > 100 * Math.max(1, low)
  const bend = value => (isLogarithmic ? Math.log1p(value) : value)
  const span = bend(high) - bend(low)
  const place = value => from + (bend(value) - bend(low)) / span * (to - from)
  const step = 10 ** Math.floor(Math.log10((high - low) / 4))
  const width = step * ([1, 2, 5].find(each => (high - low) / (each * step) <= 5) ?? 10)
  const first = Math.ceil(low / width)
  const ticks = isLogarithmic
    ? Array.from({ length: 10 }, (_, power) => 10 ** power).filter(each => each >= low && each <= high)
    : Array.from({ length: 7 }, (_, index) => (first + index) * width).filter(each => each <= high)
  return { place, ticks, isLogarithmic, low, high }
}
