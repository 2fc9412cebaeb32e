import { ref } from 'vue'

const system = matchMedia('(prefers-color-scheme: dark)')
const current = () => document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light')

/** 'light' or 'dark': the chosen one, or the system's where none was. Charts watch it. */
export const theme = ref(current())
system.addEventListener('change', () => { theme.value = current() })

export function toggleTheme() {
  const next = theme.value === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset.theme = next
  localStorage.setItem('graft.theme', next)
  theme.value = next
}

/** The value of a colour token in the theme of now; canvas knows no light-dark(). */
export function colour(token) {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  document.body.append(probe)
  const value = getComputedStyle(probe).color
  probe.remove()
  return value
}
