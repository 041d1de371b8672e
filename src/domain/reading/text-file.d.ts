/** The text of a word list, put into the program when it is built. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
