import { describe, expect, it } from "vitest";

import { sddlDistrust } from "./sddl-trust.ts";

// As Windows 11 prints them.
const programData =
  "O:SYG:SYD:PAI(A;OICIIO;FA;;;CO)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)";
const drive =
  "O:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464G:S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464D:PAI(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)";
const file = "O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)";
const user = "S-1-5-21-1004336348-1177238915-682003330-1001";

describe("a Windows file", () => {
  it("of an administrator's, that others can only read, is believed", () => {
    expect(sddlDistrust(file, "file")).toBeNull();
    expect(sddlDistrust(file.replace("O:BA", "O:SY"), "file")).toBeNull();
  });

  it("that somebody else owns is not: its owner may always change who writes", () => {
    expect(sddlDistrust(file.replace("O:BA", `O:${user}`), "file")).toBe("owner");
    expect(sddlDistrust(file.replace("O:BA", "O:BU"), "file")).toBe("owner");
  });

  it.each(["FA", "FW", "GA", "GW", "SD", "WD", "WO", "DC", "LC", "0x1301bf", "0x2", "RCSD"])(
    "that others hold the right %s to is not",
    (right) => {
      expect(sddlDistrust(`${file}(A;;${right};;;BU)`, "file")).toBe("writable");
      expect(sddlDistrust(`${file}(A;;${right};;;${user})`, "file")).toBe("writable");
    },
  );

  it.each([
    "",
    "O:BA",
    "D:(A;;FA;;;BA)",
    "O:BAG:SYD:NO_ACCESS_CONTROL",
    `${file}(XA;;FR;;;BU;(@User.clearance > 1))`,
    `${file}(A;;ZZ;;;BU)`,
    "Get-Acl : Access is denied",
  ])("whose descriptor cannot be understood is not: %s", (sddl) => {
    expect(sddlDistrust(sddl, "file")).toBe("unknown");
  });
});

describe("the folders above it", () => {
  it("are believed as Windows makes them: others may add, never take away", () => {
    expect(sddlDistrust(programData, "folder")).toBeNull();
    expect(sddlDistrust(drive, "folder")).toBeNull();
  });

  it("are not where others may delete, or own them", () => {
    expect(sddlDistrust(`${programData}(A;OICI;0x1301bf;;;BU)`, "folder")).toBe("folder_writable");
    expect(sddlDistrust(`${programData}(A;;DT;;;WD)`, "folder")).toBe("folder_writable");
    expect(sddlDistrust(programData.replace("O:SY", `O:${user}`), "folder")).toBe("folder_owner");
  });
});
