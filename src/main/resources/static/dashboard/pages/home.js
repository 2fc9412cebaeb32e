export default {
  template: /* html */ `<page-head title="Home"></page-head>`,
}
