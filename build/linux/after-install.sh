#!/bin/sh
# After the files are in place (deb's postinst, rpm's %post). DPKG_ROOT is set when dpkg installs
# into another root.
set -e
root="$DPKG_ROOT"
home='/opt/${sanitizedProductName}'

mkdir -p "$root/usr/bin"
ln -sf "$home/${executable}" "$root/usr/bin/${executable}"

# Chromium's sandbox: by user namespaces where the kernel gives them to everybody, else by this
# set-uid helper. https://www.electronjs.org/docs/latest/tutorial/sandbox
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 "$root$home/chrome-sandbox"
else
  chmod 4755 "$root$home/chrome-sandbox"
fi

if [ -z "$root" ]; then
  if command -v update-desktop-database >/dev/null; then
    update-desktop-database /usr/share/applications || true
  fi
  if command -v gtk-update-icon-cache >/dev/null; then
    gtk-update-icon-cache --quiet --force /usr/share/icons/hicolor || true
  fi
  # Ubuntu 24 gives user namespaces only to programs with a profile. Older ones cannot read this one.
  profile="$home/resources/apparmor-profile"
  if command -v apparmor_parser >/dev/null && apparmor_status --enabled >/dev/null 2>&1 &&
    apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp -f "$profile" '/etc/apparmor.d/${executable}'
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi
exit 0
