/** An answer of Fintoc's API that says no. */
export interface ApiError {
  readonly status: 400 | 401 | 402 | 403 | 404 | 429 | 500 | 503;
  readonly type: "api_error" | "authentication_error" | "invalid_request_error";
  readonly code: string;
  readonly message: string;
  readonly param: string | null;
}

/** The documented body of an error. */
export function errorBody(error: ApiError): object {
  return {
    error: {
      type: error.type,
      code: error.code,
      message: error.message,
      param: error.param,
      doc_url: `https://docs.fintoc.com/reference/errors#${error.code}`,
    },
  };
}

export function invalidRequest(code: string, message: string, param: string | null): ApiError {
  return { status: 400, type: "invalid_request_error", code, message, param };
}

export function missing(param: string): ApiError {
  return invalidRequest("missing_parameter", `Missing required param: ${param}`, param);
}

export function invalid(param: string, why: string): ApiError {
  return invalidRequest("invalid_parameter", `Invalid param ${param}: ${why}`, param);
}

export function notFound(what: string): ApiError {
  return {
    status: 404,
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${what}`,
    param: null,
  };
}

export const unauthenticated: ApiError = {
  status: 401,
  type: "authentication_error",
  code: "invalid_api_key",
  message: "Invalid API key: send your secret key, as it is, in the Authorization header",
  param: null,
};

/** What Fintoc says when a misbehaviour makes it answer this status. */
export function troubleError(status: ApiError["status"]): ApiError {
  const codes: Readonly<Record<ApiError["status"], string>> = {
    400: "invalid_request",
    401: "invalid_api_key",
    402: "request_failed",
    403: "forbidden",
    404: "resource_missing",
    429: "rate_limit_exceeded",
    500: "internal_server_error",
    503: "service_unavailable",
  };
  return {
    status,
    type: status < 500 && status !== 429 ? "invalid_request_error" : "api_error",
    code: codes[status],
    message: `Simulated trouble: ${status}`,
    param: null,
  };
}
