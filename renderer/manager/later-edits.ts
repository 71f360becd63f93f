/** What has been typed since these edits were sent: kept where the answer takes the sent ones away. */
export function laterEdits<Form extends object>(
  edits: Partial<Form>,
  sent: Partial<Form>,
): Partial<Form> {
  const later = { ...edits };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a Form's part
  for (const name of Object.keys(sent) as (keyof Form)[]) {
    if (Object.is(later[name], sent[name])) delete later[name];
  }
  return later;
}
