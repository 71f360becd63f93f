import type { Messages } from "./messages.ts";

export const reasonsEsCl: Messages["reasons"] = {
  bank_account_locked:
    "La cuenta del cliente está bloqueada en su banco. Puede pagar desde otra cuenta o banco.",
  bank_connection_error:
    "Se cortó la comunicación con el banco del cliente. Cobrar de nuevo; si se repite, con otro banco.",
  bank_not_available:
    "El banco del cliente no está disponible ahora. Cobrar de nuevo con otro banco, o más tarde.",
  amount_limit_reached:
    "El monto supera lo que el banco del cliente le permite transferir hoy. Puede pagar desde otro banco, o un monto menor.",
  insufficient_funds:
    "La cuenta del cliente no tiene saldo suficiente. Puede pagar desde otra cuenta.",
  login_credentials_locked:
    "La clave del cliente está bloqueada en su banco; solo su banco la desbloquea. Puede pagar desde otro banco.",
  login_invalid_credentials:
    "El usuario o la clave del banco no eran correctos. Cobrar de nuevo para que lo intente otra vez.",
  maximum_amount_error:
    "El monto supera el máximo por transferencia del banco del cliente. Puede pagar desde otro banco, o en dos cobros.",
  mfa_authorization_timeout:
    "El cliente no alcanzó a autorizar en la app de su banco. Cobrar de nuevo, con la app a mano.",
  mfa_invalid_authorization:
    "La autorización del cliente no fue válida en su banco. Cobrar de nuevo para que lo intente otra vez.",
  mfa_locked:
    "La autorización del cliente (app, tarjeta o clave dinámica) está bloqueada en su banco. Puede pagar desde otro banco.",
  mfa_unavailable:
    "El banco del cliente no puede pedir la autorización ahora (app, tarjeta o clave dinámica). Cobrar de nuevo en un momento, o con otro banco.",
  new_contact_amount_limit_reached:
    "El banco del cliente limita el monto de las primeras transferencias a un destinatario nuevo. Ayuda un monto menor, u otro banco.",
  new_contact_transfer_number_limit_reached:
    "El banco del cliente limita cuántas transferencias hace en un día a un destinatario nuevo. Puede pagar desde otro banco.",
  recipient_account_not_allowed:
    "El banco del cliente no acepta la cuenta de la tienda. Puede pagar desde otro banco; avisar a quien administra Cobro.",
  unresolved_final_status:
    "El banco nunca dio una respuesta final y el dinero pudo haberse movido. Revisar la cartola antes de cobrar de nuevo.",
  unknown: "El banco no completó el pago. Cobrar de nuevo; si se repite, con otro banco.",
};
