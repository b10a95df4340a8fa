/** Scripts and styles of the browser, bundled into a string when the package is built. */
declare module '*?bundled' {
  const text: string
  export default text
}

/** SQLite compiled to WebAssembly, which is carried in the script itself. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  const init: import('sql.js').InitSqlJsStatic
  export default init
}
