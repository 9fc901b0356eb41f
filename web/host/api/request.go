package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"net/http"
	"strconv"
)

// What is taken of a request.
const (
	bodyLimit      = 64 << 10 // bytes
	horizonDefault = 5
	horizonLimit   = 50
	valueLimit     = 1e100   // so that no scaling overflows
	restLimit      = 8 << 20 // bytes of a body that is not wanted any more
)

// bad is a problem of one field of a request.
func bad(code, field, format string, args ...any) *Problem {
	return &Problem{status: http.StatusBadRequest, Code: code, Field: field, Message: field + ": " + fmt.Sprintf(format, args...)}
}

// readBody reads a body of JSON of at most limit bytes.
func readBody(r *http.Request, limit int64) ([]byte, *Problem) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		problem := bad("type", "body", "want Content-Type: application/json")
		problem.status = http.StatusUnsupportedMediaType
		return nil, problem
	}
	if r.Body == nil { // as hosts that are no net/http server have it
		return nil, bad("missing", "body", "want a JSON object, got nothing")
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, limit+1))
	if err != nil {
		problem := bad("syntax", "body", "it did not arrive whole")
		if t, ok := errors.AsType[interface {
			error
			Timeout() bool
		}](err); ok && t.Timeout() {
			problem.status = http.StatusRequestTimeout
		}
		return nil, problem
	}
	if int64(len(body)) > limit {
		return nil, tooLarge("body", "want at most %d bytes", limit)
	}
	return body, nil
}

// takeRest reads what a refused request has still to send. Who is answered before
// that may find the connection closed instead of an answer; nginx then tells its
// client 502, and not what was wrong. A client that asks first has sent nothing.
func takeRest(r *http.Request) {
	if r.Body != nil && r.Header.Get("Expect") == "" {
		io.CopyN(io.Discard, r.Body, restLimit) // where it ends early, nobody listens
	}
}

func tooLarge(field, format string, args ...any) *Problem {
	problem := bad("too_large", field, format, args...)
	problem.status = http.StatusRequestEntityTooLarge
	return problem
}

// decode reads a body that is one object of no fields but request's; want shows one.
func decode(body []byte, request any, want string) *Problem {
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(request); err != nil {
		return bad("syntax", "body", "want %s: %s", want, brief(err.Error()))
	}
	if _, err := d.Token(); err != io.EOF {
		return bad("syntax", "body", "something follows the object")
	}
	return nil
}

// numbers reads an array of numbers, still as they are written so that each is
// checked and named.
func numbers(field string, written []json.RawMessage) ([]float64, *Problem) {
	values := make([]float64, 0, len(written))
	for i, raw := range written {
		v, err := strconv.ParseFloat(string(raw), 64) // it is JSON, which writes nothing else that this could read
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
			return nil, bad("number", fmt.Sprintf("%s[%d]", field, i), "want a finite number, got %s", brief(string(raw)))
		}
		if math.Abs(v) > valueLimit {
			return nil, bad("range", fmt.Sprintf("%s[%d]", field, i), "want a number from %g to %g, got %s", -valueLimit, valueLimit, brief(string(raw)))
		}
		values = append(values, v)
	}
	return values, nil
}

// readHorizon reads how many values to forecast.
func readHorizon(written json.RawMessage) (int, *Problem) {
	if !given(written) {
		return horizonDefault, nil
	}
	h, err := strconv.Atoi(string(written))
	if err != nil || h < 1 || h > horizonLimit {
		return 0, bad("range", "horizon", "want a whole number from 1 to %d, got %s", horizonLimit, brief(string(written)))
	}
	return h, nil
}

// given reports whether a field has a value.
func given(raw json.RawMessage) bool { return len(raw) > 0 && string(raw) != "null" }
