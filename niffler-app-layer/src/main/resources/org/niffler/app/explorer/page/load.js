// Styles and the charts' library come with the first view that needs them.

/** Adds a style sheet, once. */
export function loadStyle(href) {
  if (![...document.styleSheets].some((sheet) => sheet.href?.endsWith(href)) && !document.querySelector(`link[href="${href}"]`)) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  }
}

let library = null;

/** Apache ECharts, which is no module: it names itself `echarts`. */
export function loadCharts() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/webjars/echarts/echarts.min.js';
    script.addEventListener('load', () => resolve(window.echarts));
    script.addEventListener('error', () => {
      script.remove();
      library = null;
      reject(new Error('The library that draws charts did not load.'));
    });
    document.head.append(script);
  });
  return library;
}
