/**
 * What Windows knows the till by: the same as `appId` in electron-builder.yml, which the installer
 * gives to the shortcut. https://www.electronjs.org/docs/latest/api/app#appsetappusermodelidid-windows
 */
export const appUserModelId = "cl.cobro.till";
