// Starts the viewer that the page is for, or says why there is none.

const { viewer, origin } = document.documentElement.dataset
const place = document.getElementById('viewer')
const contract = '/openapi.yaml'

const viewers = {
  swagger: () => window.SwaggerUIBundle({
    url: contract, domNode: place, deepLinking: true, tryItOutEnabled: true, displayRequestDuration: true,
    // No other host is asked to judge the contract.
    validatorUrl: null,
  }),
  // The search of Redoc runs in a worker made of text, which the page's policy does not allow.
  redoc: () => window.Redoc.init(contract, { disableSearch: true, nativeScrollbars: true }, place),
}
const isLoaded = { swagger: () => 'SwaggerUIBundle' in window, redoc: () => 'Redoc' in window }

function note(...parts) {
  const text = document.createElement('p')
  text.className = 'note'
  text.append(...parts)
  place.replaceChildren(text)
}

function link(address) {
  const made = document.createElement('a')
  made.href = address
  made.textContent = address.slice(1)
  return made
}

// Redoc shows its maker's mark from another host. The page's policy forbids that; so that the browser need not say so,
// no picture is asked of another host at all.
const images = HTMLImageElement.prototype
const source = Object.getOwnPropertyDescriptor(images, 'src')
const isOurs = address => address.startsWith('data:') || new URL(address, location.href).origin === location.origin
images.setAttribute = function (name, value) {
  if (name !== 'src' || isOurs(value)) Element.prototype.setAttribute.call(this, name, value)
}
Object.defineProperty(images, 'src', {
  ...source,
  set(value) {
    if (isOurs(value)) source.set.call(this, value)
    else this.hidden = true
  },
})

if (isLoaded[viewer]()) {
  place.replaceChildren()
  viewers[viewer]()
} else {
  const reason = origin === 'remote'
    ? 'The viewer comes from another host, which cannot be reached. A server started with --docs-assets has it itself.'
    : 'The viewer’s files cannot be loaded from this server.'
  note(`${reason} The contract: `, link(contract), '.')
}
