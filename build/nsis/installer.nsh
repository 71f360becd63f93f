; What Cobro adds to electron-builder's installer for Windows.

!include "LogicLib.nsh"
!include "FileFunc.nsh"

; Pairing links. The "--" ends the switches: a link never becomes one.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\cobro" "" "URL:Cobro"
  WriteRegStr SHELL_CONTEXT "Software\Classes\cobro" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\cobro\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\cobro\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
!macroend

; An update runs the old version's uninstaller: it asks nothing and keeps everything. A silent
; uninstall keeps the data unless it was given --delete-app-data.
!macro customUnInstall
  ${IfNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\cobro"
    !insertmacro deleteLoginItemOfEveryUser
    StrCpy $R1 "0"
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "--delete-app-data" $R2
    ${IfNot} ${Errors}
      StrCpy $R1 "1"
    ${ElseIfNot} ${Silent}
      ; The primary language of $LANGUAGE is its lowest ten bits, and 10 is Spanish.
      IntOp $R0 $LANGUAGE & 0x3FF
      ${If} $R0 == 10
        StrCpy $R2 "¿Borrar también los datos de Cobro de todos los usuarios de este computador? Las ventas que solo están aquí (caja única o práctica) se pierden para siempre."
      ${Else}
        StrCpy $R2 "Also delete Cobro's data of every user of this computer? Sales that are kept only here (single till or practice) are lost for good."
      ${EndIf}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R2" IDNO +2
      StrCpy $R1 "1"
    ${EndIf}
    ${If} $R1 == "1"
      !insertmacro deleteDataOfEveryUser
    ${EndIf}
  ${EndIf}
!macroend

; A folder that is a link (a reparse point) leads elsewhere: it is left alone.
!macro deleteFolderUnlessLink FOLDER
  ${If} ${FileExists} "${FOLDER}\*.*"
    ${GetFileAttributes} "${FOLDER}" "REPARSE_POINT" $R6
    ${If} $R6 != 1
      RMDir /r "${FOLDER}"
    ${EndIf}
  ${EndIf}
!macroend

; What starts Cobro at login stands with each user; those who are logged in can be reached.
!macro deleteLoginItemOfEveryUser
  StrCpy $R3 0
  ${Do}
    EnumRegKey $R4 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList" $R3
    ${If} $R4 == ""
      ${ExitDo}
    ${EndIf}
    IntOp $R3 $R3 + 1
    DeleteRegValue HKU "$R4\Software\Microsoft\Windows\CurrentVersion\Run" "${APP_ID}"
  ${Loop}
!macroend

; The uninstaller runs as an administrator: the data lies with the users.
!macro deleteDataOfEveryUser
  StrCpy $R3 0
  ${Do}
    EnumRegKey $R4 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList" $R3
    ${If} $R4 == ""
      ${ExitDo}
    ${EndIf}
    IntOp $R3 $R3 + 1
    ReadRegStr $R5 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\$R4" "ProfileImagePath"
    ExpandEnvStrings $R5 $R5
    ${If} $R5 != ""
      !insertmacro deleteFolderUnlessLink "$R5\AppData\Roaming\Cobro"
      !insertmacro deleteFolderUnlessLink "$R5\AppData\Local\cobro-updater"
    ${EndIf}
  ${Loop}
  ; Settings that an administrator laid for every user.
  ReadEnvStr $R5 "ProgramData"
  ${If} $R5 != ""
    RMDir /r "$R5\Cobro"
  ${EndIf}
!macroend
