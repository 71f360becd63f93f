import type { Messages } from "./messages.ts";

export const failuresEsCl: Messages["failures"] = {
  body_unreadable:
    "El servidor no pudo leer lo enviado. Intentar de nuevo; si se repite, avisar a soporte.",
  body_too_large: "Lo enviado es demasiado largo. Acortar la referencia e intentar de nuevo.",
  parameter_invalid: "Un dato no es válido. Revisarlo e intentar de nuevo.",
  id_not_uuid: "La venta quedó con un identificador inválido. Empezar una nueva.",
  amount_not_integer: "El monto tiene más decimales que los de la moneda.",
  amount_not_positive: "Ingresar un monto mayor que cero.",
  amount_too_large: "El monto es demasiado grande. Revisar las cifras.",
  amount_above_currency_limit: "El monto supera el máximo por venta.",
  amount_above_store_limit: "El monto supera el máximo de esta tienda por venta.",
  currency_unknown: "El servidor no conoce la moneda de la caja. Avisar a quien administra Cobro.",
  currency_not_of_store:
    "La tienda cobra en otra moneda. Cerrar y abrir Cobro; si se repite, avisar a soporte.",
  reference_invalid: "La referencia no es válida: hasta 140 caracteres.",
  customer_email_invalid: "El correo no está completo. Por ejemplo: nombre@correo.cl",
  metadata_invalid: "Los datos adicionales de la venta no son válidos. Avisar a soporte.",
  day_invalid: "Ese día no existe en el calendario.",
  range_reversed: "La primera fecha es posterior a la última. Cambiarlas de lugar.",
  range_too_long: "El período pasa de un año. Exportarlo por partes, de un año cada una a lo más.",
  day_in_future: "Ese día todavía no llega. Elegir hoy o un día anterior.",
  cursor_invalid: "La lista cambió mientras se leía. Abrirla de nuevo.",
  till_unknown: "El servidor no reconoce esta caja. Pedir un código nuevo para esta caja.",
  till_revoked:
    "Quien administra Cobro dio de baja esta caja. Para volver a usarla, pedir un código nuevo.",
  pairing_code_unknown: "El servidor no conoce ese código. Revisarlo, o pedir uno nuevo.",
  pairing_code_used: "Ese código ya se usó. Pedir uno nuevo.",
  pairing_code_expired: "Ese código venció. Pedir uno nuevo.",
  enrolment_used_up:
    "El código de inscripción ya vinculó todos los equipos que podía. Quien administra Cobro debe hacer otro.",
  enrolment_revoked:
    "El código de inscripción fue anulado. Quien administra Cobro debe hacer otro.",
  too_many_requests: "Demasiados intentos seguidos. Esperar un minuto e intentar de nuevo.",
  staff_not_found: "Esta persona ya no está en la lista de la tienda. Elegir otro nombre.",
  staff_pin_wrong: "El PIN no es correcto. Intentar de nuevo.",
  staff_pin_wait: "Varios PIN equivocados seguidos. Esperar un poco e intentar de nuevo.",
  staff_session_unknown: "La sesión terminó. Ingresar el PIN otra vez.",
  staff_session_expired: "La sesión venció. Ingresar el PIN otra vez.",
  staff_unavailable: "El servidor aún no puede revisar los PIN. Avisar a quien administra Cobro.",
  manager_required: "Solo una persona encargada puede hacerlo. Ingresar el PIN de una.",
  name_invalid: "El nombre debe tener de 1 a 40 letras, sin signos invisibles.",
  staff_name_taken: "Ya hay alguien con ese nombre. Agregar un apellido o una inicial.",
  staff_differs: "Con este formulario ya se agregó a otra persona. Cerrarlo y abrirlo de nuevo.",
  staff_last_manager:
    "Es la última persona encargada de la tienda. Primero hacer encargada a otra persona.",
  staff_pin_easy:
    "Este PIN es de los primeros que cualquiera probaría, como 1111 o 1234. Una persona encargada necesita otro.",
  staff_elsewhere:
    "También trabaja en otra tienda. La cambia una persona encargada de todas sus tiendas.",
  till_not_found: "Esta caja ya no está en la tienda.",
  till_name_taken: "Ya hay una caja con ese nombre. Elegir otro.",
  till_differs: "Con este formulario ya se agregó otra caja. Cerrarlo y abrirlo de nuevo.",
  till_is_this_one: "Es la caja en la que está. Darla de baja desde otra.",
  till_revoked_for_good: "Esta caja fue dada de baja para siempre. Agregar otra.",
  store_changed:
    "Alguien más cambió los ajustes mientras tanto. Lo escrito aquí sigue; revisar y guardar otra vez.",
  limit_invalid: "El límite debe ser un monto que se pueda cobrar.",
  tips_invalid: "Hasta 4 porcentajes distintos, enteros, de 1 a 100.",
  quick_amounts_invalid: "Hasta 6 montos distintos que se puedan cobrar.",
  quick_amount_above_limit: "Un monto rápido supera el máximo por venta: no se podría cobrar.",
  business_name_invalid: "El nombre debe tener a lo más 80 letras, en una línea.",
  receipt_words_invalid: "El texto debe tener a lo más 280 letras, sin signos invisibles.",
  logo_too_large: "La imagen pesa más de 64 KB. Guardarla más pequeña.",
  logo_not_a_picture: "No es una imagen PNG, JPEG o SVG.",
  logo_not_plain:
    "Este SVG trae programas o enlaces a otros archivos. Guardarlo como SVG simple o como PNG.",
  route_not_found:
    "Ese servidor no ofrece lo que la caja pide. Revisar la dirección, o actualizar Cobro.",
  store_not_found: "Esa tienda no es de quien abrió las cuentas. Elegir otra tienda.",
  store_not_one: "Esto se ve tienda por tienda. Elegir una tienda.",
  payment_intent_not_found: "El servidor no encuentra esta venta. Avisar a soporte.",
  payment_intent_differs: "El servidor ya tiene esta venta con otros datos. Empezar una nueva.",
  payment_intent_of_another_till: "Esta venta es de otra caja. Empezar una nueva.",
  payment_intent_already_succeeded: "Esta venta ya está pagada: no se puede cancelar.",
  closing_not_found: "Esta tienda no tiene ese cierre.",
  closing_outdated:
    "Otra persona cerró el día mientras tanto. Revisar ese cierre antes de cerrar otra vez.",
  closing_empty:
    "No terminó ninguna venta desde el último cierre. Confirmar si se quiere cerrar en cero.",
  closing_id_taken:
    "El cierre no se pudo numerar. Volver a abrir la confirmación e intentar de nuevo.",
  attention_changed:
    "Ahora hay otra cosa que necesita a una persona en esta venta. Ver la venta de nuevo antes de resolverla.",
  nothing_to_settle: "No hay nada que resolver en esta venta.",
  note_invalid: "Escribir una nota de hasta 500 caracteres.",
  refund_not_found: "El servidor no encuentra esta devolución. Abrir la venta de nuevo.",
  refund_differs:
    "El servidor ya tiene esta devolución con otro monto u otra nota. Abrir la venta de nuevo.",
  refund_above_left:
    "Es más de lo que queda por devolver; quizás otra caja acaba de devolver. Revisar la venta e intentar de nuevo.",
  refund_not_possible: "Esta venta no se puede devolver desde aquí. La venta dice por qué.",
  refund_not_cancellable: "Esta devolución ya no se puede cancelar: ya salió o ya terminó.",
  webhook_signature_invalid: "Llegó un aviso sin firma válida y no se aplicó. Avisar a soporte.",
  fintoc_unavailable: "Fintoc no responde en este momento. Intentar de nuevo en un minuto.",
  storage_unavailable: "El servidor no puede guardar ahora. Intentar de nuevo en un minuto.",
  export_busy: "El servidor ya está exportando para otras personas. Intentar en un minuto.",
  internal_error:
    "El servidor tuvo un problema. Intentar de nuevo; si se repite, avisar a soporte.",
  relay_unreachable: "No se llega al servidor. Revisar la dirección y la red.",
  relay_certificate_invalid:
    "El certificado del servidor no es válido. Revisar la dirección y la hora de este computador.",
  relay_timeout: "El servidor tarda demasiado en responder. Revisar la red.",
  relay_answer_unreadable: "La respuesta no parece de un servidor de Cobro. Revisar la dirección.",
  network_proxy_login:
    "El proxy de la red pide usuario y contraseña. Avisar a quien administra la red.",
  web_page_answered:
    "Respondió una página web en vez del servidor de Cobro. Revisar la dirección; si la red (wifi) pide iniciar sesión, hacerlo antes en un navegador.",
  relay_behind_down:
    "La dirección es correcta, pero el servidor de Cobro no está funcionando ahora. Avisar a quien administra Cobro.",
  relay_certificate_expired:
    "El certificado del servidor venció. Quien administra Cobro debe renovarlo; revisar también la fecha de este computador.",
  relay_certificate_other_name:
    "El certificado del servidor es de otra dirección. Revisar la dirección letra por letra.",
  relay_certificate_unknown:
    "Nadie en quien confíe este computador responde por el certificado del servidor. Revisar la dirección; si es correcta, avisar a quien administra Cobro.",
  clock_wrong:
    "El reloj de este computador está mal. Poner fecha, hora y zona horaria en automático e intentar de nuevo.",
  relay_error: "El servidor respondió con un error. Intentar de nuevo en un minuto.",
  relay_url_invalid: "Esa dirección no es válida. Por ejemplo: https://cobro.mitienda.cl",
  relay_url_not_https: "La dirección tiene que empezar con https://",
  offline: "Sin conexión con el servidor. Se podrá cobrar en cuanto vuelva.",
  not_paired: "Esta caja aún no está vinculada con un servidor.",
  already_paired: "Esta caja ya está vinculada. Cerrar y abrir Cobro.",
  live_mode_refused:
    "Esto es una vista previa y solo funciona en modo de prueba. Usar un servidor de prueba, o instalar Cobro.",
  till_replaced: "Otro equipo tomó el lugar de esta caja. Para usar este, pedir un código nuevo.",
  keychain_unavailable:
    "El llavero del sistema está cerrado y la clave de la caja no se puede guardar. Desbloquearlo e intentar de nuevo.",
  keychain_unprotected:
    "La clave de esta caja se guarda sin la protección del sistema. Avisar a quien instaló Cobro.",
  storage_full: "El disco de este computador está lleno. Liberar espacio para seguir cobrando.",
  storage_unwritable:
    "No se puede escribir en el disco de este computador. Avisar a quien instaló Cobro.",
  settings_corrupt:
    "Los ajustes de la caja estaban dañados; se guardó una copia y se partió de nuevo.",
  amount_not_a_number: "Lo pegado no es un monto. Usar solo cifras.",
  amount_too_many_decimals: "El monto tiene más decimales que los de la moneda.",
  pairing_code_malformed:
    "Ese código no está completo: tiene 8, 16 o 24 letras y números, por ejemplo ABCD-2345.",
  input_invalid: "La caja no pudo leer lo ingresado. Revisarlo e intentar de nuevo.",
  sale_unknown: "Esta venta ya no está en la caja.",
  practice_only: "Eso solo se puede en el modo práctica.",
  not_in_practice: "No en el modo práctica. Primero salir de la práctica.",
  practice_not_started:
    "El modo práctica no pudo empezar en este computador. Cierre la caja, ábrala e intente de nuevo.",
  practice_act_refused:
    "El banco simulado ya no puede hacer eso con este pago. Mire cómo está la venta.",
  own_relay_stopped:
    "El servidor de Cobro de este computador se detuvo. Se está iniciando de nuevo; no se pierde ningún pago.",
  own_relay_not_started:
    "No se puede iniciar el servidor de Cobro de este computador. Revisar el disco e intentar de nuevo.",
  keys_missing: "Las claves de Fintoc no están en este computador. Hay que escribirlas de nuevo.",
  keys_not_typed: "No se escribieron las claves. No se cambió nada.",
  keys_secret_malformed:
    "Esa no es una clave secreta de Fintoc. Empieza con sk: copiarla completa.",
  keys_public_malformed:
    "Esa no es una clave pública de Fintoc. Empieza con pk: copiarla completa.",
  keys_mixed_modes:
    "Una clave es de prueba y la otra es real. Las dos tienen que ser del mismo tipo.",
  keys_refused: "Fintoc rechaza la clave secreta. Copiarla de nuevo desde el panel de Fintoc.",
  keys_of_another_account:
    "Estas claves son de otra cuenta de Fintoc: allí no están las ventas de este computador. Usar las de la cuenta que las hizo.",
  fintoc_certificate_unknown:
    "Algo entre este computador y Fintoc abre la conexión: un proxy o un antivirus. Pedir a quien administra la red que deje pasar api.fintoc.com sin abrirla.",
  keys_unchecked:
    "No se pudo preguntar a Fintoc si las claves sirven. Revisar la red e intentar de nuevo.",
  move_till_unknown:
    "Ese servidor no conoce esta caja. Primero hay que darle la historia de este computador.",
  move_sales_missing:
    "En ese servidor faltan ventas de esta caja. Hacer otra copia de la historia y dársela.",
  door_port_taken: "Otro programa usa ese puerto, o el sistema lo niega. Elige otro.",
  door_fixed: "Quien administra este computador fijó este puerto; solo esa persona lo cambia.",
  never_sent: "La venta no alcanzó a enviarse. Nadie puede pagarla.",
  tip_invalid: "La propina no puede ser mayor que el total.",
  receipt_not_found: "Este comprobante no es de esta tienda. No entregar nada contra él.",
  relay_too_old:
    "El servidor es más antiguo que esta caja. Hay que actualizar el servidor para cobrar.",
  relay_too_new:
    "El servidor es más nuevo que esta caja. Hay que actualizar Cobro en este computador para cobrar.",
  relay_address_locked:
    "Esta caja solo puede vincularse de nuevo con su servidor. Para usar otro, quien instaló Cobro debe indicarlo al abrir el programa.",
  relay_decided:
    "Quien administra este equipo decidió a qué servidor pertenece esta caja. Solo esa persona puede indicar otro.",
  preference_locked: "Quien administra este equipo decidió esto. Solo esa persona puede cambiarlo.",
  staff_sign_in_required: "Hay que ingresar con el PIN para cobrar.",
  staff_none:
    "La tienda aún no tiene personas encargadas con PIN. Quien administra Cobro debe agregar una.",
  manager_locked: "Hay que ingresar otra vez el PIN de la persona encargada.",
  books_not_offered:
    "El servidor es más antiguo que esta caja y todavía no ofrece las cuentas de la tienda. Pedir a quien administra Cobro que lo actualice; se puede seguir cobrando.",
  sales_open:
    "Hay ventas que todavía pueden pagarse. Esperar a que terminen para desvincular la caja; así ninguna se pierde de vista.",
  printer_not_chosen: "No hay impresora elegida. Elegir una en los ajustes.",
  printer_unreachable: "La impresora no responde. Revisar que esté encendida y conectada.",
  printer_failed: "La impresora no pudo imprimir. Revisar el papel y la tapa, e imprimir de nuevo.",
  receipt_not_ready: "Todavía no hay comprobante: el pago no está confirmado.",
  file_unwritable: "No se pudo guardar el archivo ahí. Elegir otra carpeta.",
  file_disk_full:
    "El disco donde se guarda el archivo está lleno. Liberar espacio o elegir otro lugar.",
  export_running: "Ya hay una exportación en curso. Esperar a que termine, o cancelarla.",
  export_cut_off:
    "La conexión se cortó antes del final; no quedó un archivo a medias. Exportar de nuevo.",
  kiosk_refuses:
    "En modo kiosco esto necesita a una persona encargada: entrar primero con su PIN al día de la tienda.",
  pay_page_closed: "La página de pago de esta venta ya se cerró.",
  update_off: "Cobro no busca versiones nuevas en este computador.",
  update_paused: "Las versiones nuevas están en pausa, por decisión de quien instaló Cobro.",
  update_none: "No hay una versión nueva para instalar.",
  update_unreachable:
    "No se llega al servidor de versiones nuevas. Se puede seguir cobrando; se intenta de nuevo por sí solo.",
  update_not_signed:
    "Se ofreció una versión nueva que no está firmada por quienes hacen Cobro. No se descargó. Avisar a quien administra Cobro.",
  update_unreadable:
    "No se entiende lo que el servidor dice de la versión nueva. No se descargó nada. Avisar a quien administra Cobro.",
  update_of_another_channel:
    "El servidor ofreció una versión que es para otros computadores. No se descargó nada. Avisar a quien administra Cobro.",
  update_replayed:
    "El servidor ofreció un anuncio más antiguo que uno ya visto. No se descargó nada. Avisar a quien administra Cobro.",
  update_expired:
    "Lo que el servidor dice de las versiones nuevas es demasiado antiguo para creerlo. Revisar la hora de este computador y avisar a quien administra Cobro.",
  update_older:
    "El servidor ofrece una versión más antigua que esta. No se descargó. Avisar a quien administra Cobro.",
  update_file_wrong:
    "El archivo de la versión nueva no es el que se firmó. Se desechó y se pedirá otra vez.",
  update_sale_open: "Hay una venta en espera. Instalarla cuando la venta termine.",
  update_not_installed:
    "La versión nueva no llegó a instalarse. Intentar de nuevo junto a quien administra este computador.",
  receipt_code_malformed:
    "El código de un comprobante tiene 12 letras y números. Revisar lo que se escribió.",
  relay_name_unknown:
    "No se encuentra el servidor con esa dirección. Revisar la dirección y la red.",
  network_down: "Este computador no tiene red. Revisar el cable o el wifi.",
  network_proxy_failed:
    "El proxy de la red no deja llegar al servidor. Avisar a quien administra la red.",
  sales_corrupt:
    "La lista de ventas estaba dañada; se guardó una copia y las ventas abiertas se pidieron de nuevo al servidor.",
  sales_set_aside:
    "Quedaron ventas abiertas de la vinculación anterior. La persona encargada las ve en la lista de la tienda.",
  alert_webhook_invalid:
    "La dirección del aviso no es válida. Por ejemplo: https://mitienda.cl/avisos",
  alert_webhook_not_https: "La dirección del aviso tiene que empezar con https://",
  alert_emails_invalid: "Revisar los correos: cada uno como nombre@mitienda.cl, hasta diez.",
  alerts_in_practice:
    "La práctica no avisa a nadie fuera de este computador. Esto se ajusta en la caja real.",
  alert_channel_missing:
    "Todavía no hay a quién avisar. Escribir una dirección o un correo y guardar.",
};
