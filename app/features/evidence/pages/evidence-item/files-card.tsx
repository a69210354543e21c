import type { ChangeEvent } from "react";
import { MAX_FILE_BYTES, MAX_FILES } from "#app/features/evidence/domain/limits";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Confirm } from "#app/ui/confirm";
import { Form } from "#app/ui/forms/form";

/** Reports a file that is too large before it is uploaded. */
function checkSize({ target }: ChangeEvent<HTMLInputElement>) {
  const isTooLarge = (target.files?.[0]?.size ?? 0) > MAX_FILE_BYTES;
  target.setCustomValidity(isTooLarge ? "This file is larger than 3 MB: a link to it is better." : "");
  target.reportValidity();
}

export function FilesCard({
  id,
  files,
  isOwn,
  problem,
}: {
  id: string;
  files: { id: string; fileName: string; size: number }[];
  isOwn: boolean;
  problem: string | null;
}) {
  if (files.length === 0 && !isOwn) return null;
  return (
    <Card>
      <h2>Files</h2>
      {files.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <a
                href={paths.evidenceFile(id, file.id)}
                download
                className="min-w-0 break-all text-accent underline underline-offset-2"
              >
                {file.fileName}
              </a>
              <span className="text-[13.5px] text-ink-2">{describeSize(file.size)}</span>
              {isOwn && (
                <Confirm label={`Remove ${file.fileName}`} danger>
                  <Form method="post">
                    <input type="hidden" name="file" value={file.id} />
                    <p className="mb-2">The file is deleted and cannot be brought back.</p>
                    <Button look="danger" size="small" name="intent" value="remove-file">
                      Delete it
                    </Button>
                  </Form>
                </Confirm>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOwn && files.length < MAX_FILES && (
        <Form method="post" encType="multipart/form-data" className="mt-3 grid gap-2" key={files.length}>
          <label htmlFor="file" className="text-[13.5px] font-semibold">
            Attach a file
          </label>
          <p id="file-hint" className="text-[13.5px] text-ink-2">
            Pictures, PDF or plain text, up to 3 MB. Whoever sees this item can download it.
          </p>
          <input
            id="file"
            name="file"
            type="file"
            required
            onChange={checkSize}
            aria-describedby={problem ? "file-problem" : "file-hint"}
            aria-invalid={problem ? true : undefined}
            className="w-full file:mr-3 file:min-h-9 file:rounded-[7px] file:border file:border-line-2 file:bg-card file:px-3 file:text-ink"
          />
          <p id="file-problem" role="alert" className="text-[13.5px] font-medium text-danger empty:hidden">
            {problem}
          </p>
          <p>
            <Button size="small" name="intent" value="attach">
              Attach
            </Button>
          </p>
        </Form>
      )}
    </Card>
  );
}

function describeSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
