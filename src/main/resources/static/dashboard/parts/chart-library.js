let loading = null

/** Chart.js, loaded with the first chart; its module build would be two files more. */
export function chartLibrary() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/webjars/chart.js/dist/chart.umd.min.js'
    script.onload = () => resolve(window.Chart)
    script.onerror = () => { loading = null; reject(new Error('The chart library could not be loaded.')) }
    document.head.append(script)
  })
  return loading
}
