import { createApp } from 'vue'
import { Shell } from './shell.js'
import { parts } from './parts/parts.js'

const app = createApp(Shell)
for (const [name, part] of Object.entries(parts)) app.component(name, part)
app.mount('#app')
