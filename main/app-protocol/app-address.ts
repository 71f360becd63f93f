/** The windows' own scheme and host. Nothing else is ever loaded into a window of the app. */
export const appScheme = "app";
const appHost = "cobro";

/** The app's own origin, with a slash behind it. */
export const appRoot = `${appScheme}://${appHost}/`;
export const cashierAddress = `${appRoot}index.html`;
export const displayAddress = `${appRoot}display.html`;
export const keysAddress = `${appRoot}keys.html`;

/** Whether an address lies in the app's own origin. Node calls the origin of `app:` opaque, so its parts are compared. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === `${appScheme}:` && url.host === appHost && url.username === ""
  );
}
