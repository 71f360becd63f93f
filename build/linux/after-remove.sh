#!/bin/sh
# After the files are gone (deb's postrm, rpm's %postun). `apt remove` and `rpm -e` keep what the
# tills wrote; `apt purge` deletes it, and the machine-wide settings. DPKG_ROOT is set when dpkg
# removes from another root.
set -e
root="$DPKG_ROOT"

# rpm: how many are left. deb: upgrade, remove, purge, and what a failed upgrade goes through.
case "$1" in
  0 | remove | purge) ;;
  *) exit 0 ;;
esac

rm -f "$root/usr/bin/${executable}"
if [ -z "$root" ]; then
  if [ -f '/etc/apparmor.d/${executable}' ]; then
    if command -v apparmor_parser >/dev/null && apparmor_status --enabled >/dev/null 2>&1; then
      apparmor_parser --remove '/etc/apparmor.d/${executable}' || true
    fi
    rm -f '/etc/apparmor.d/${executable}'
  fi
  if command -v update-desktop-database >/dev/null; then
    update-desktop-database /usr/share/applications || true
  fi
fi

purges=no
if [ "$1" = purge ]; then
  purges=yes
  rm -rf "$root/etc/cobro"
fi
if [ -z "$root" ]; then accounts=$(getent passwd); else accounts=$(cat "$root/etc/passwd"); fi
printf '%s\n' "$accounts" | while IFS=: read -r name _ _ _ _ folder _; do
  case "$folder" in
    /?*) ;;
    *) continue ;;
  esac
  set --
  # What started this program at login; an AppImage's own entry names another one.
  login=.config/autostart/cobro.desktop
  if grep -qs '/opt/${sanitizedProductName}/' "$root$folder/$login"; then set -- "$login"; fi
  if [ "$purges" = yes ]; then
    set -- "$@" '.config/${sanitizedProductName}' '.cache/${executable}-updater'
  fi
  for data in "$@"; do
    [ -e "$root$folder/$data" ] || continue
    # As its owner: a link that a user laid leads nowhere that they could not delete themselves.
    runuser -u "$name" -- rm -rf -- "$root$folder/$data" ||
      echo "cobro: $folder/$data could not be deleted" >&2
  done
done
exit 0
