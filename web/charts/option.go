package charts

import (
	"encoding/json"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// Option is an ECharts option: what setOption takes, as decoded JSON.
type Option = map[string]any

// definition is what go-echarts' charts have in common.
type definition interface {
	Validate()
	JSON() map[string]any
}

// option turns a go-echarts chart into an ECharts 6 option.
//
// go-echarts aims at ECharts 5 and writes some of its own defaults, so this
// mends what ECharts 6 would stumble over:
//   - nulls are dropped: ECharts takes null for a value, not for "default";
//   - components that the chart does not have (title, legend, toolbox) are
//     dropped with go-echarts' settings for them;
//   - so is its palette, because the page's theme chooses the colours.
//
// more is laid over the result: what go-echarts has no field for.
func option(chart definition, more Option) Option {
	chart.Validate() // go-echarts puts the axes' data in place here
	raw, err := json.Marshal(chart.JSON())
	if err != nil {
		panic(fmt.Sprintf("charts: %v", err)) // the definitions are constants
	}
	var o Option
	if err := json.Unmarshal(raw, &o); err != nil {
		panic(fmt.Sprintf("charts: %v", err))
	}
	for _, key := range []string{"title", "legend", "toolbox", "color"} {
		delete(o, key)
	}
	return lay(prune(o).(Option), more)
}

// prune returns v without the nulls in it.
func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if value == nil {
				delete(v, key)
			} else {
				v[key] = prune(value)
			}
		}
	case []any:
		kept := v[:0]
		for _, value := range v {
			if value != nil {
				kept = append(kept, prune(value))
			}
		}
		return kept
	}
	return v
}

// lay lays one option over another, as setOption does: objects are merged, an
// object over a list (of series, of axes) is merged into each of its elements,
// and anything else replaces what was there.
func lay(under, over Option) Option {
	for key, value := range over {
		object, ok := value.(Option)
		if !ok {
			under[key] = value
			continue
		}
		switch below := under[key].(type) {
		case Option:
			lay(below, object)
		case []any:
			for _, element := range below {
				lay(element.(Option), object)
			}
		default:
			under[key] = lay(Option{}, object)
		}
	}
	return under
}

var (
	_ definition = (*charts.Line)(nil)
	_ definition = (*charts.Bar)(nil)
)
