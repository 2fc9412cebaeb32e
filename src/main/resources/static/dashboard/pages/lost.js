import { route } from '../router.js'

export default {
  setup: () => ({ route }),
  template: /* html */ `
    <page-head title="No such page"></page-head>
    <p>There is nothing at <code>{{ route.path }}</code>. <a href="#/">Home</a> shows what there is.</p>`,
}
