// The charts' library is large: it comes with the first view that draws one.

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
