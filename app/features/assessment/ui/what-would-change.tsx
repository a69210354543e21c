/** What would make a result meet the promotion rule, a sentence each; nothing where nothing would. */
export function WhatWouldChange({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h3 className="mt-3 mb-1 text-[14px]">What would change it</h3>
      <ul className="list-disc pl-5 text-ink-2">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
