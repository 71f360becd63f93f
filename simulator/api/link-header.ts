/** The pages of a list, as Fintoc's `Link` header names them. @param search the present query */
export function linkHeader(
  address: string,
  search: string,
  page: number,
  lastPage: number,
): string {
  const to = (target: number, rel: string) => {
    const parameters = new URLSearchParams(search);
    parameters.set("page", String(target));
    return `<${address}?${parameters.toString()}>; rel="${rel}"`;
  };
  return [
    to(1, "first"),
    ...(page > 1 ? [to(page - 1, "prev")] : []),
    ...(page < lastPage ? [to(page + 1, "next")] : []),
    to(lastPage, "last"),
  ].join(", ");
}
