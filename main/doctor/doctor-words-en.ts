import type { DoctorLanguage, Saying } from "./doctor-words.ts";

const nothing = null;

/** Why the relay did not answer as it should. */
function relayTrouble({ code, host }: { code: string; host: string }): Saying {
  switch (code) {
    case "network_down":
      return ["This computer has no network.", "Check its cable or its Wi-Fi."];
    case "network_proxy_failed":
    case "network_proxy_login":
      return [
        "The network's proxy lets nothing through.",
        `Ask whoever runs the network to allow ${host}, or correct the system's proxy.`,
      ];
    case "relay_name_unknown":
      return [
        `Nobody knows the name ${host}.`,
        "Check the relay's address, and the network's DNS.",
      ];
    case "relay_certificate_invalid":
    case "relay_certificate_expired":
    case "relay_certificate_other_name":
    case "relay_certificate_unknown":
    case "clock_wrong":
      return [
        `The certificate of ${host} is not trusted.`,
        "Do not charge. Check this computer's clock, and tell whoever runs the relay.",
      ];
    case "relay_timeout":
      return [
        `${host} did not answer in time.`,
        "Check the network; if other pages open, tell whoever runs the relay.",
      ];
    case "relay_behind_down":
    case "relay_error":
      return [`${host} is not well: it answered with an error.`, "Tell whoever runs the relay."];
    case "relay_unreachable":
      return [
        `${host} could not be reached.`,
        "Check that the relay is running, and that the firewall allows it.",
      ];
    case "relay_too_old":
      return ["The relay is older than this till needs.", "Update the relay."];
    case "relay_too_new":
      return ["The relay wants a newer till.", "Update Cobro on this computer."];
    case "till_revoked":
    case "till_replaced":
    case "till_unknown":
      return [
        `${host} does not know this till any more.`,
        "Ask whoever runs Cobro for a new code, and pair the till again.",
      ];
    case "relay_url_not_https":
      return [
        `The address ${host} does not use https.`,
        "Correct the address: a relay on another computer needs https.",
      ];
    case "relay_url_invalid":
      return [`The address ${host} cannot be read.`, "Correct the relay's address."];
    default:
      return [
        `${host} answered something that is not Cobro's.`,
        "Check the address; another program may answer, or a portal of the network.",
      ];
  }
}

const withRest = (facts: { readonly detail: string }) =>
  facts.detail === "" ? "" : ` (${facts.detail})`;
const time = (seconds: number) =>
  seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;

export const doctorEn: DoctorLanguage = {
  titles: {
    relay: "Relay",
    certificate: "Certificate",
    feed: "Live feed",
    clock: "Clock",
    keychain: "Keychain",
    printer: "Printer",
    displays: "Displays",
    disk: "Disk",
    crashes: "Crashes",
    provisioning: "Provisioning",
    version: "Version",
  },
  grades: { ok: "Good", warn: "Look", fail: "Fails", skipped: "Not looked at" },
  headlines: {
    ok: "All is well: this till can charge.",
    warn: "The till can charge; something wants a look.",
    fail: "Something fails and has to be mended.",
  },
  folders: { data: "Data", logs: "Log", crashes: "Crashes" },
  wrote: (path) => `Report: ${path}`,
  sayings: {
    relay_answers: ({ host }) => [`${host} answers.`, nothing],
    relay_none: () => [
      "This till has no relay yet.",
      "Pair it with the address and the code of whoever runs Cobro.",
    ],
    own_relay_silent: () => [
      "This computer's own relay does not answer. It runs while Cobro is open.",
      "Open Cobro and look at its diagnosis. If it is open, close it and open it again.",
    ],
    relay_trouble: relayTrouble,
    certificate_good: ({ days, issuer }) => [`From ${issuer}; ${days} days are left.`, nothing],
    certificate_ends_soon: ({ days, issuer }) => [
      `From ${issuer}; only ${days} days are left.`,
      "Whoever runs the relay has to renew it before it ends.",
    ],
    certificate_ended: ({ days, issuer }) => [
      `From ${issuer}; it ended ${-days} days ago.`,
      "Check this computer's clock; if it is right, the relay's certificate has to be renewed.",
    ],
    certificate_distrusted: (facts) => [
      `It is not trusted${facts.issuer === "" ? "" : `: issued by ${facts.issuer}`}.`,
      "Do not charge. If the network inspects traffic, whoever runs it has to install its authority here.",
    ],
    certificate_none: () => ["The relay is on this very computer: it needs none.", nothing],
    certificate_unseen: (facts) => [
      `It could not be looked at directly${withRest(facts)}.`,
      "Behind a proxy this is normal, as long as the relay answers.",
    ],
    feed_open: ({ helloMs }) => [
      `Connected in ${helloMs} ms.`,
      helloMs > 4_000
        ? "Something in the network holds it back: check the proxy or the virus scanner."
        : nothing,
    ],
    feed_trouble: (facts) => [
      `It did not connect${withRest(facts)}.`,
      "The network has to leave long connections (text/event-stream) to the relay open.",
    ],
    not_asked: () => ["It depends on what comes before.", nothing],
    clock_right: () => ["The same as the relay's.", nothing],
    clock_wrong: ({ seconds }) => [
      `This computer is ${time(Math.abs(seconds))} ${seconds > 0 ? "ahead" : "behind"}.`,
      "Turn automatic time on in the system's settings. Cobro counts time by the relay's clock.",
    ],
    clock_unknown: () => ["The relay has not told its own.", nothing],
    keychain_good: ({ backend }) => [`It seals and opens (${backend}).`, nothing],
    keychain_unprotected: ({ backend }) => [
      `It seals, but protects nothing (${backend}).`,
      "Install a secret service (gnome-keyring or KWallet), or accept the risk on this computer.",
    ],
    keychain_refused: ({ backend }) => [
      `It protects nothing (${backend}).`,
      "Install gnome-keyring or KWallet, or start Cobro with --allow-unprotected-keychain.",
    ],
    keychain_unavailable: (facts) => [
      `It is not to be had${withRest(facts)}.`,
      "Sign out of the system and in again; unlock the keychain.",
    ],
    keychain_lost_secret: (facts) => [
      `It does not open this till's secret${withRest(facts)}.`,
      "Ask for a new code and pair again. It happens when data is copied to another computer or user.",
    ],
    printer_none: () => ["None is chosen.", nothing],
    printer_ready: ({ printer }) => [`${printer} is ready.`, nothing],
    printer_silent: ({ printer }) => [
      `${printer} can be reached; it does not tell its state.`,
      "Print a test from the settings to be sure.",
    ],
    printer_paper_out: ({ printer }) => [`${printer} is out of paper.`, "Put a roll in."],
    printer_cover_open: ({ printer }) => [`The cover of ${printer} is open.`, "Close it."],
    printer_gone: ({ printer }) => [
      `${printer} is not on this computer any more.`,
      "Connect it, or choose another in the settings.",
    ],
    printer_unreachable: (facts) => [
      `${facts.printer} cannot be reached${withRest(facts)}.`,
      "Check that it is on, in the same network, and that its address has not changed.",
    ],
    displays_found: ({ count }) => [count === 1 ? "One." : `${count}.`, nothing],
    displays_missing: ({ count }) => [
      `The customer's is not connected (there are ${count}).`,
      "Connect it, or choose another in the settings.",
    ],
    displays_small: ({ height, width }) => [
      `${width} × ${height} is little.`,
      "Use 1024 × 600 or more, or a smaller scale in the system's settings.",
    ],
    disk_good: ({ freeMb }) => [`It writes; ${size(freeMb)} are free.`, nothing],
    disk_short: ({ freeMb }) => [`Only ${size(freeMb)} are free.`, "Make room soon."],
    disk_full: ({ freeMb }) => [
      `It is full: ${size(freeMb)} are free.`,
      "Make room. Nothing can be charged without it: each sale is written down before it is asked for.",
    ],
    disk_unwritable: (facts) => [
      `It cannot be written${withRest(facts)}.`,
      "Check the permissions of the data folder, and the disk.",
    ],
    documents_unreadable: ({ files }) => [
      `They cannot be read: ${files}.`,
      "Close and open Cobro: it puts them aside and goes on. Send the report to support.",
    ],
    documents_put_aside: ({ files }) => [
      `Damaged documents were put aside: ${files}.`,
      "Send the report to support; if it happens again, check the disk.",
    ],
    crashes_none: () => ["None.", nothing],
    crashes_old: ({ count, last }) => [`${count}; the last on ${day(last)}.`, nothing],
    crashes_recent: ({ count, folder, last }) => [
      `${count}; the last on ${day(last)}.`,
      `Send the report to support, and the newest file of ${folder}.`,
    ],
    provisioning_none: () => ["There is none: this till is set up by hand.", nothing],
    provisioning_used: ({ file }) => [`${file} is used.`, nothing],
    provisioning_bad: (facts) => [
      `${facts.file} is not used${withRest(facts)}.`,
      "Whoever runs the computers has to correct it; until then it changes nothing.",
    ],
    version_told: ({ app, electron, os, update }) => [
      `Cobro ${app} · ${electron} · ${os}${update === "" ? "" : ` · Updates: ${update}`}`,
      nothing,
    ],
  },
};

function size(freeMb: number): string {
  return freeMb < 1_024 ? `${freeMb} MB` : `${Math.floor(freeMb / 1_024)} GB`;
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
