/** Beside a field whose words are shown formatted. */
export function MarkdownHint({ where = "here" }: { where?: string }) {
  return (
    <>
      {`Markdown works ${where}: `}
      <code>**strong**</code>, <code>- lists</code>, <code>[links](https://…)</code> and <code>`code`</code>.
    </>
  );
}
