/** Where the words of a case save themselves: loaded after the page. */
export const loadTransport = (url: string) => () =>
  import("./case-transport").then(
    ({ createCaseTransport }) =>
      (form: HTMLFormElement) =>
        createCaseTransport(url, form),
  );
