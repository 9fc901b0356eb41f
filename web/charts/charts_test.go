package charts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// first returns the only element of the list at key.
func first(t *testing.T, o Option, key string) Option {
	t.Helper()
	list, ok := o[key].([]any)
	if !ok || len(list) != 1 {
		t.Fatalf("%s is %v, want a list of one", key, o[key])
	}
	return list[0].(Option)
}

func TestCharts(t *testing.T) {
	type series struct {
		name, kind string
		dashed     bool
	}
	pins := []series{{"pin-1", "line", false}, {"pin-2", "line", true}, {"pin-3", "line", true}, {"pin-4", "line", true}}
	lanes := []series{{"lane-1", "line", false}, {"lane-2", "line", true}, {"lane-3", "line", true}}
	curves := []series{{"train", "line", true}, {"validation", "line", false}, {"floors", "line", false}, {"floorsBelow", "line", false}}
	predictions := []series{{"truthCurve", "line", false}, {"truth", "line", false}, {"printed", "line", true}, {"predictionCurve", "line", false}, {"ring", "line", false}, {"prediction", "line", false}}
	tests := map[string]struct {
		series []series
		x, y   string // kinds of axis
		named  [2]string
	}{
		"loss":                 {slices.Concat(pins, curves), "value", "log", [2]string{"epoch", "loss"}},
		"race":                 {lanes, "value", "log", [2]string{"epoch", "validationLoss"}},
		"raceSeconds":          {lanes, "value", "log", [2]string{"seconds", "validationLoss"}},
		"predictionTrain":      {predictions, "value", "value", [2]string{"n", "value"}},
		"predictionValidation": {predictions, "value", "value", [2]string{"n", "value"}},
		"residual":             {[]series{{"residual", "line", false}}, "value", "log", [2]string{"n", "error"}},
		"forecast":             {[]series{{"truthCurve", "line", false}, {"truth", "line", false}, {"predictionCurve", "line", false}, {"ring", "line", false}, {"prediction", "line", false}}, "value", "value", [2]string{"n", "value"}},
		"hidden":               {nil, "category", "category", [2]string{"step", "unit"}}, // its cells are nothing that ECharts draws
		"gradient":             {[]series{{"gradient", "bar", false}, {"zero", "bar", false}}, "category", "log", [2]string{"step", "gradient"}},
	}
	all := All()
	if got, want := slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(tests)); !slices.Equal(got, want) {
		t.Fatalf("charts %v, want %v", got, want)
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			o := all[name]
			var got []series
			for _, s := range o["series"].([]any) {
				s := s.(Option)
				style, _ := s["lineStyle"].(Option)
				_, dashed := style["type"]
				got = append(got, series{s["name"].(string), s["type"].(string), dashed})
				if s["id"] != s["name"] {
					t.Errorf("series %v has id %v", s["name"], s["id"])
				}
			}
			if !slices.Equal(got, test.series) {
				t.Errorf("series %v, want %v", got, test.series)
			}
			if x := first(t, o, "xAxis")["type"]; x != test.x {
				t.Errorf("x axis %v, want %v", x, test.x)
			}
			if y := first(t, o, "yAxis")["type"]; y != test.y {
				t.Errorf("y axis %v, want %v", y, test.y)
			}
			checkNames(t, o, test.named)
			checkCommon(t, o)
		})
	}
}

// checkNames checks that both axes are named, where the names have room: over
// the plot and beside it.
func checkNames(t *testing.T, o Option, named [2]string) {
	t.Helper()
	grid := o["grid"].(Option)
	for i, key := range []string{"xAxis", "yAxis"} {
		axis := first(t, o, key)
		gap, _ := axis["nameGap"].(float64)
		room := grid[[]string{"left", "top"}[i]].(int)
		style, _ := axis["nameTextStyle"].(Option)
		if axis["name"] != named[i] || style["fontSize"] != labelSize || gap < 8 || int(gap)+8 > room {
			t.Errorf("%s is named %v, %v px from a plot with %d px beside it, %v", key, axis["name"], axis["nameGap"], room, style)
		}
	}
}

// checkCommon checks what every chart needs under ECharts 6 and the page's
// security policy.
func checkCommon(t *testing.T, o Option) {
	t.Helper()
	for _, key := range []string{"title", "legend", "toolbox", "color", "aria"} {
		if v, ok := o[key]; ok {
			t.Errorf("%s is still there: %v", key, v)
		}
	}
	grid := o["grid"].(Option)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		if px, ok := grid[side].(int); !ok || px < 8 {
			t.Errorf("grid.%s is %v, want pixels", side, grid[side])
		}
	}
	if grid["outerBoundsMode"] != "none" || grid["containLabel"] != false {
		t.Errorf("the plot makes way for labels: %v", grid)
	}
	if o["animation"] != false {
		t.Errorf("animation is %v", o["animation"])
	}
	if tooltip := o["tooltip"].(Option); tooltip["show"] != false && (tooltip["renderMode"] != "richText" || tooltip["confine"] != true) {
		t.Errorf("tooltip is %v", tooltip)
	}
}

func TestLongLinesAreSampled(t *testing.T) {
	for _, name := range []string{"loss", "race", "predictionTrain", "forecast"} {
		for _, s := range All()[name]["series"].([]any) {
			if got := s.(Option)["sampling"]; got != "lttb" {
				t.Errorf("%s, %v: sampling %v", name, s.(Option)["name"], got)
			}
		}
	}
}

// A run is pinned while the present one is on the chart already, and still goes
// behind it.
func TestPinsAreBehind(t *testing.T) {
	for _, s := range Loss()["series"].([]any) {
		s := s.(Option)
		_, behind := s["z"]
		if want := strings.HasPrefix(s["name"].(string), "pin-"); behind != want || want && s["z"] != 1 {
			t.Errorf("%v: z %v", s["name"], s["z"])
		}
	}
}

// A loss of 1e-8 has its place on the axis, as has one of 0.2485.
func TestMarksAreNotRounded(t *testing.T) {
	marked := 0
	for name, o := range All() {
		for _, s := range o["series"].([]any) {
			if marks, ok := s.(Option)["markLine"].(Option); ok {
				marked++
				if marks["precision"] != -1 {
					t.Errorf("%s, %v: marks are rounded to %v decimals", name, s.(Option)["name"], marks["precision"])
				}
			}
		}
	}
	if marked != 5 {
		t.Errorf("%d series with marks, want 5", marked)
	}
}

// Bars on a logarithmic axis must stand on its floor, wherever that is.
func TestGradientBarsStandBelow(t *testing.T) {
	y := first(t, Gradient(), "yAxis")
	if start, ok := y["startValue"].(float64); !ok || start <= 0 || start > 1e-100 {
		t.Errorf("startValue %v", y["startValue"])
	}
}

// Two definitions that one chart shows in turn must set the same things, or
// what one sets would stay when the other is laid over it.
func TestRacesSetTheSame(t *testing.T) {
	epochs, seconds := leaves(Race()), leaves(RaceSeconds())
	if got, want := slices.Sorted(maps.Keys(seconds)), slices.Sorted(maps.Keys(epochs)); !slices.Equal(got, want) {
		t.Errorf("by seconds %v, by epochs %v", got, want)
	}
	differ := 0
	for path, value := range epochs {
		if seconds[path] != value {
			differ++
		}
	}
	if differ != 3 {
		t.Errorf("they differ in %d settings, want 3", differ)
	}
}

// leaves returns the JSON of everything in o that is neither object nor list of
// objects, by its path.
func leaves(o Option) map[string]string {
	found := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case Option:
			for key, value := range v {
				walk(path+"."+key, value)
			}
			return
		case []any:
			if len(v) > 0 {
				if _, ok := v[0].(Option); ok {
					for i, element := range v {
						walk(fmt.Sprintf("%s[%d]", path, i), element)
					}
					return
				}
			}
		}
		b, _ := json.Marshal(v)
		found[path] = string(b)
	}
	walk("", o)
	return found
}

func TestJSON(t *testing.T) {
	once, err := json.Marshal(All())
	if err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(All())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once, again) {
		t.Error("two calls give different bytes")
	}
	if bytes.Contains(once, []byte("__f__")) {
		t.Error("a JavaScript function was written as a string")
	}
	var tree any
	if err := json.Unmarshal(once, &tree); err != nil {
		t.Fatal(err)
	}
	if path := findNull("", tree); path != "" {
		t.Errorf("null at %s", path)
	}
}

// findNull returns the path of a null in v, "" if there is none.
func findNull(path string, v any) string {
	switch v := v.(type) {
	case nil:
		return path
	case map[string]any:
		for key, value := range v {
			if found := findNull(path+"."+key, value); found != "" {
				return found
			}
		}
	case []any:
		for _, value := range v {
			if found := findNull(path+"[]", value); found != "" {
				return found
			}
		}
	}
	return ""
}
