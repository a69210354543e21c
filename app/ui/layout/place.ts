/** Whether `pathname` is the page of `to`, or below it unless only the page itself counts (`end`). */
export function isAt(pathname: string, to: string, end = false): boolean {
  const [page = to] = to.split("?");
  return pathname === page || (!end && pathname.startsWith(`${page}/`));
}
