// Calls of the service's own API, each shown as the curl line that makes it.

import { $, element } from './parts.js'

let key = sessionStorage.getItem('key') ?? ''

export const hasKey = () => key !== ''

export function useKey(text) {
  key = text
  sessionStorage.setItem('key', key)
  $('key').hidden = true
}

/** Why the service did not answer as wished, for people to read. */
export class Refusal extends Error {}

export async function call(path, body, type = 'application/json', isShown = true) {
  const headers = {}
  if (body !== undefined) headers['Content-Type'] = type
  if (key) headers.Authorization = `Bearer ${key}`
  const request = body === undefined ? { headers } : { method: 'POST', headers, body }
  if (isShown) showCurl(path, body, type)
  let answer
  try { answer = await fetch(path, request) } catch { throw new Refusal('The service does not answer.') }
  if (answer.status === 401) askForKey()
  if (answer.ok) return answer
  const problem = await answer.json().catch(() => ({}))
  const details = (problem.errors ?? []).map(error => `${error.loc.slice(1).join('.')}: ${error.msg}`)
  throw new Refusal(details.length ? details.join('; ') : problem.detail ?? `Status ${answer.status}`)
}

export const get = async (path, isShown) => (await call(path, undefined, undefined, isShown)).json()

const shownCalls = 6
const calls = new Map() // by method and path, the latest last

function curl(path, body, type) {
  const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`
  const parts = [`curl ${quoted(location.origin + path)}`]
  if (key) parts.push(`-H 'Authorization: Bearer YOUR_KEY'`)
  if (body !== undefined) {
    parts.push(`-H ${quoted(`Content-Type: ${type}`)}`)
    parts.push(typeof body === 'string' ? `-d ${quoted(body)}` : '--data-binary @FILE')
  }
  return parts.join(' \\\n  ')
}

function showCurl(path, body, type) {
  const name = `${body === undefined ? 'GET' : 'POST'} ${path}`
  calls.delete(name)
  calls.set(name, curl(path, body, type))
  for (const old of calls.keys()) if (calls.size > shownCalls) calls.delete(old)
  $('calls').replaceChildren(...[...calls].reverse().map(([name, line]) => {
    const shown = element('pre', { tabIndex: 0, ariaLabel: `curl line of ${name}`, role: 'region' }, line)
    const copy = element('button', { type: 'button', ariaLabel: `Copy the curl line of ${name}` }, 'Copy')
    copy.addEventListener('click', async () => {
      // Browsers let pages write to the clipboard only over https and on this machine: elsewhere people do it themselves.
      try {
        await navigator.clipboard.writeText(line)
        copy.textContent = 'Copied'
      } catch { getSelection().selectAllChildren(shown) }
    })
    return element('li', {}, shown, copy)
  }))
}

export function askForKey() {
  $('key').hidden = false
  $('key-change').hidden = true
}

/** Does `work` at an event; a refusal is told in `place`. */
export function reporting(place, work) {
  return async event => {
    event?.preventDefault()
    try { await work(event) } catch (error) {
      if (!(error instanceof Refusal)) throw error
      place.replaceChildren(element('p', { className: 'notice' }, error.message))
    }
  }
}
