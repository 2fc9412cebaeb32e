import { computed, nextTick, onErrorCaptured, ref, watch } from 'vue'
import { follow, page, route } from './router.js'
import { theme, toggleTheme } from './parts/theme.js'

const places = [
  ['/', 'Home'], ['/datasets', 'Datasets'], ['/train', 'Train'], ['/jobs', 'Jobs'], ['/models', 'Models'], ['/compare', 'Compare'],
]

/** What is around every page: where one is, where one can go, and the theme. */
export const Shell = {
  setup() {
    const main = ref(null)
    const failure = ref(null)
    const here = computed(() => '/' + route.path.split('/')[1])
    const key = computed(() => route.path)
    async function move() {
      failure.value = null
      try {
        await follow()
      } catch (why) {
        failure.value = why
      }
    }
    window.addEventListener('hashchange', move)
    move()
    // a screen reader is told of the new page, as it would be of a new document
    watch(key, () => nextTick(() => { main.value?.focus({ preventScroll: true }); window.scrollTo(0, 0) }))
    onErrorCaptured(why => { console.error(why); failure.value = why; return false })
    return { places, page, here, key, main, failure, theme, toggleTheme }
  },
  template: /* html */ `
    <div class="shell">
      <header>
        <a class="brand" href="#/"><img src="dashboard/icon.svg" alt="" width="28" height="28">Graft</a>
        <nav aria-label="Pages"><ul>
          <li v-for="[path, name] in places" :key="path">
            <a :href="'#' + path" :aria-current="here === path ? 'page' : null">{{ name }}</a>
          </li>
        </ul></nav>
        <div class="foot">
          <a class="small" href="/swagger-ui.html">API</a>
          <button class="plain small" @click="toggleTheme" :aria-label="'Change to the ' + (theme === 'dark' ? 'light' : 'dark') + ' theme'">
            {{ theme === 'dark' ? 'Light' : 'Dark' }}
          </button>
        </div>
      </header>
      <main ref="main" tabindex="-1" aria-live="off">
        <trouble v-if="failure" :of="failure" class="stack" style="margin-bottom: 1rem"></trouble>
        <component :is="page" v-if="page" :key="key"></component>
      </main>
    </div>`,
}
