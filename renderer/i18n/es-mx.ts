import { embeddedEsMx } from "../embedded/embedded-words.ts";
import { statementWordsEsMx } from "../statement/statement-words.ts";
import { refundWordsEsMx } from "../refund/refund-words.ts";
import { intentWordsEsMx } from "../intent/intent-words.ts";
import { problemEsMx } from "../problem/problem-words.ts";
import { chargeEsMx } from "../cashier/charge-words.ts";
import { esCl } from "./es-cl.ts";
import { dayWordsEsMx } from "../day/day-words.ts";
import { tillBookEsMx } from "../till-book/till-book-words.ts";
import type { Messages } from "./messages.ts";
import { firstStartEsMx } from "../setup/first-start-words.ts";
import { settingsEsMx } from "../settings/settings-words.ts";
import { updatesWordsEsMx } from "../updates/updates-words.ts";
import { doorWordsEsMx } from "../door/door-words.ts";
import { alertsWordsEsMx } from "../alerts/alerts-words.ts";
import { storeSettingsWordsEsMx } from "../store-settings/store-settings-words.ts";
import { staffWordsEsMx } from "../staff/staff-words.ts";

/** Mexico's words where they differ from Chile's. */
export const esMx: Messages = {
  ...esCl,
  charge: chargeEsMx,
  firstStart: firstStartEsMx,
  door: doorWordsEsMx,
  settings: settingsEsMx,
  updates: updatesWordsEsMx,
  sale: {
    ...esCl.sale,
    waiting: {
      title: "QR listo",
      body: "El cliente lo escanea con la cámara de su celular.",
    },
    rejected: {
      title: "Pago rechazado",
      body: "El cliente no autorizó el pago en su banco, o falló su contraseña. No llegó dinero; se puede cobrar de nuevo.",
    },
  },
  attention: {
    ...esCl.attention,
    unresolved: {
      title: "El banco no dio respuesta final",
      body: "El dinero pudo haberse movido. Avisar a la persona encargada: hay que revisar el estado de cuenta.",
    },
  },
  staff: staffWordsEsMx,
  intent: intentWordsEsMx,
  refund: refundWordsEsMx,
  managerDay: dayWordsEsMx,
  statement: statementWordsEsMx,
  embedded: embeddedEsMx,
  storeSettings: storeSettingsWordsEsMx,
  alerts: alertsWordsEsMx,
  tillBook: tillBookEsMx,
  reasons: {
    ...esCl.reasons,
    login_credentials_locked:
      "La contraseña del cliente está bloqueada en su banco; solo su banco la desbloquea. Puede pagar desde otro banco.",
    login_invalid_credentials:
      "El usuario o la contraseña del banco no eran correctos. Cobrar de nuevo para que lo intente otra vez.",
    mfa_locked:
      "La autorización del cliente (app, tarjeta o token) está bloqueada en su banco. Puede pagar desde otro banco.",
    mfa_unavailable:
      "El banco del cliente no puede pedir la autorización ahora (app, tarjeta o token). Cobrar de nuevo en un momento, o con otro banco.",
    unresolved_final_status:
      "El banco nunca dio una respuesta final y el dinero pudo haberse movido. Revisar el estado de cuenta antes de cobrar de nuevo.",
  },
  problem: problemEsMx,
  failures: {
    ...esCl.failures,
    customer_email_invalid: "El correo no está completo. Por ejemplo: nombre@correo.mx",
    relay_certificate_invalid:
      "El certificado del servidor no es válido. Revisar la dirección y la hora de esta computadora.",
    relay_certificate_expired:
      "El certificado del servidor venció. Quien administra Cobro debe renovarlo; revisar también la fecha de esta computadora.",
    relay_certificate_unknown:
      "Nadie en quien confíe esta computadora responde por el certificado del servidor. Revisar la dirección; si es correcta, avisar a quien administra Cobro.",
    clock_wrong:
      "El reloj de esta computadora está mal. Poner fecha, hora y zona horaria en automático e intentar de nuevo.",
    relay_url_invalid: "Esa dirección no es válida. Por ejemplo: https://cobro.mitienda.mx",
    relay_too_new:
      "El servidor es más nuevo que esta caja. Hay que actualizar Cobro en esta computadora para cobrar.",
    own_relay_stopped:
      "El servidor de Cobro de esta computadora se detuvo. Se está iniciando de nuevo; no se pierde ningún pago.",
    own_relay_not_started:
      "No se puede iniciar el servidor de Cobro de esta computadora. Revisar el disco e intentar de nuevo.",
    keys_missing:
      "Las claves de Fintoc no están en esta computadora. Hay que escribirlas de nuevo.",
    fintoc_certificate_unknown:
      "Algo entre esta computadora y Fintoc abre la conexión: un proxy o un antivirus. Pedir a quien administra la red que deje pasar api.fintoc.com sin abrirla.",
    keys_of_another_account:
      "Estas claves son de otra cuenta de Fintoc: allí no están las ventas de esta computadora. Usar las de la cuenta que las hizo.",
    alerts_in_practice:
      "La práctica no avisa a nadie fuera de esta computadora. Esto se ajusta en la caja real.",
    move_till_unknown:
      "Ese servidor no conoce esta caja. Primero hay que darle la historia de esta computadora.",
    update_off: "Cobro no busca versiones nuevas en esta computadora.",
    update_of_another_channel:
      "El servidor ofreció una versión que es para otras computadoras. No se descargó nada. Avisar a quien administra Cobro.",
    update_expired:
      "Lo que el servidor dice de las versiones nuevas es demasiado antiguo para creerlo. Revisar la hora de esta computadora y avisar a quien administra Cobro.",
    update_not_installed:
      "La versión nueva no llegó a instalarse. Intentar de nuevo junto a quien administra esta computadora.",
    door_port_taken: "Otro programa usa ese puerto, o el sistema lo niega. Elegir otro.",
    door_fixed: "Quien administra esta computadora fijó este puerto; solo esa persona lo cambia.",
    network_down: "Esta computadora no tiene red. Revisar el cable o el wifi.",
    storage_full: "El disco de esta computadora está lleno. Liberar espacio para seguir cobrando.",
    storage_unwritable:
      "No se puede escribir en el disco de esta computadora. Avisar a quien instaló Cobro.",
    settings_corrupt:
      "Los ajustes de la caja estaban dañados; se guardó una copia y se empezó de nuevo.",
  },
};
