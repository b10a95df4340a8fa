/** Scripts and styles of the browser, bundled into a string when the package is built. */
declare module '*?bundled' {
  const text: string
  export default text
}
