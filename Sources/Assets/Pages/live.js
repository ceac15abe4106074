// What the service counts of itself, read from /metrics.

import { call, Refusal } from './calls.js'
import { $, bar, element, number, percent, tile, whole } from './parts.js'

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

/** How often each segment of the chosen model was the answer since the service started. */
function showMix(text, model) {
  const counts = new Map(samples(text, 'segmentation_predictions_total')
    .filter(({ labels }) => labels.model === model.name).map(({ labels, value }) => [labels.segment, value]))
  const total = [...counts.values()].reduce((all, count) => all + count, 0)
  $('mix').replaceChildren(...(total ? model.segments : []).map(({ cluster, segment }) => {
    const count = counts.get(segment) ?? 0
    return bar(cluster, segment, count / total, `${whole.format(count)} · ${percent(count / total)}`)
  }))
  $('mix-title').textContent = total ? `Answers of ${model.name} by segment` : `No answers of ${model.name} yet`
}

export async function showLive(model) {
  if (document.hidden || !model) return
  try {
    const text = await (await call('/metrics', undefined, undefined, before === null)).text()
    const now = { time: performance.now(), requests: sum(samples(text, 'segmentation_http_requests_total')) }
    const rate = before ? (now.requests - before.requests) * 1000 / (now.time - before.time) : 0
    before = now
    $('live').replaceChildren(
      tile('Requests', whole.format(now.requests)), tile('Per second', number.format(rate)),
      tile('Median latency', quantile(text, .5)), tile('p99 latency', quantile(text, .99)),
      tile('Predictions', whole.format(sum(samples(text, 'segmentation_predictions_total')))),
      tile('Anomalies', whole.format(sum(samples(text, 'segmentation_anomalies_total')))))
    showMix(text, model)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    $('live').replaceChildren(element('p', { className: 'notice' }, `No live figures: ${error.message}`))
    $('mix').replaceChildren()
    $('mix-title').textContent = 'Answers by segment: not known'
  }
}
