package host

import (
	"strconv"
	"strings"
)

const identity = "identity"

// codings are the content codings that files may be compressed ahead in, the
// smaller first.
var codings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// negotiate picks a content coding by an Accept-Encoding header, as RFC 9110,
// section 12.5.3 says: the one of highest weight, of several the smallest. It
// reports false if none is accepted, not even the file as it is.
func negotiate(accept []string, have func(coding string) bool) (string, bool) {
	weights := weights(accept)
	best, most := "", 0.0
	consider := func(coding string, weight float64) {
		if weight > most && have(coding) {
			best, most = coding, weight
		}
	}
	other, anyOther := weights["*"]
	for _, c := range codings {
		weight, ok := weights[c.name]
		if !ok {
			weight = other
		}
		consider(c.name, weight)
	}
	weight, ok := weights[identity]
	switch {
	case ok:
	case anyOther:
		weight = other
	default:
		weight = 1e-6 // accepted unless it is said not to be, but whatever is asked for comes first
	}
	consider(identity, weight)
	return best, best != ""
}

// weights reads an Accept-Encoding header: what it lists, each with its weight
// from 0 to 1. What cannot be read is not accepted.
func weights(accept []string) map[string]float64 {
	weights := map[string]float64{}
	for item := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		name, parameter, given := strings.Cut(item, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" {
			continue
		}
		if name == "x-gzip" {
			name = "gzip"
		}
		weight := 1.0
		if given {
			key, value, _ := strings.Cut(parameter, "=")
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if !strings.EqualFold(strings.TrimSpace(key), "q") || err != nil || !(q >= 0 && q <= 1) {
				q = 0
			}
			weight = q
		}
		weights[name] = weight
	}
	return weights
}
