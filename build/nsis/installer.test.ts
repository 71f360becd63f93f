import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

const hasCompiler = spawnSync("makensis", ["-VERSION"]).status === 0;

/** What electron-builder's own script defines before it uses our macros, as far as they use it. */
const around = (include: string, outFile: string): string => `
Unicode true
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
Name t
OutFile "${outFile}"
RequestExecutionLevel admin
!define APP_EXECUTABLE_FILENAME "Cobro.exe"
!define APP_ID "cl.cobro.till"
!macro _isUpdated _a _b _t _f
  \${GetParameters} $R9
  ClearErrors
  \${GetOptions} $R9 "--updated" $R8
  IfErrors \`\${_f}\` \`\${_t}\`
!macroend
!define isUpdated \`"" isUpdated ""\`
!include "${include}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
Section "install"
  !insertmacro customInstall
  WriteUninstaller "$INSTDIR\\u.exe"
SectionEnd
Section "un.install"
  !insertmacro customUnInstall
SectionEnd
`;

// Its running is Windows': release.yml installs and uninstalls there.
test.runIf(hasCompiler)("our part of the installer compiles without a warning", () => {
  const folder = mkdtempSync(join(tmpdir(), "cobro-nsis-"));
  try {
    const script = join(folder, "t.nsi");
    const text = around(join(import.meta.dirname, "installer.nsh"), join(folder, "t.exe"));
    writeFileSync(script, text);
    const { status, stdout, stderr } = spawnSync("makensis", ["-WX", "-V2", script], {
      encoding: "utf8",
    });
    expect(`${String(status)} ${stdout}${stderr}`).toBe("0 ");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
