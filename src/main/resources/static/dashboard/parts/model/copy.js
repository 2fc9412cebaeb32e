import { ref } from 'vue'

/** Over plain http a browser has no clipboard for pages, but copies what is selected. */
function copySelected(text) {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done
}

/** Copies a text, and says that it did. */
export const CopyButton = {
  props: { text: String, of: String },
  setup(props) {
    const said = ref('Copy')
    let timer = 0
    async function copy() {
      let done
      try {
        await navigator.clipboard.writeText(props.text)
        done = true
      } catch {
        done = copySelected(props.text)
      }
      said.value = done ? 'Copied' : 'Not copied'
      clearTimeout(timer)
      timer = setTimeout(() => { said.value = 'Copy' }, 2000)
    }
    return { said, copy }
  },
  template: /* html */ `
    <button type="button" class="copy" @click="copy">
      <span aria-live="polite">{{ said }}</span><span class="hidden-text"> {{ of }}</span></button>`,
}
