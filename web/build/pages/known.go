package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn/task"
)

// A known is what can be said of a task where no script runs, as the build has
// computed it: what rules without a network reach, and what is asked of a network.
type known struct {
	Name   string
	Title  said
	Unit   said
	Floors []knownFloor
	Asked  []said
}

type knownFloor struct {
	Rule  said
	Value string
}

// said is a text: its key, and by name what is filled in.
type said struct {
	key    string
	values []any
}

// A floor is one of a poster's, its loss in the poster's unit.
type floor struct {
	Rule       string  `json:"rule"`
	Validation float64 `json:"validation"`
}

func (f floor) known(rule said, times float64) (knownFloor, error) {
	value, err := anyMeasured(f.Validation * times)
	if err != nil {
		return knownFloor{}, fmt.Errorf("%s: %w", f.Rule, err)
	}
	return knownFloor{rule, value}, nil
}

func readJSON(file string, into any) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// knownSymbols are the exercises, of the posters that web/build/export has
// written. The floors are those of an exercise's last network, with which the page
// opens.
func knownSymbols(assets string) (all []known, err error) {
	file := filepath.Join(assets, "symbols-posters.json")
	var posters []struct {
		Name, Metric, Predicts string
		Reach                  float64
		Ladder                 []struct{ Floors []floor }
	}
	if err := readJSON(file, &posters); err != nil {
		return nil, err
	}
	for _, p := range posters {
		k := known{Name: p.Name, Title: said{key: "task." + p.Name + ".title"}, Unit: said{key: "known.unit." + p.Name}}
		times := 1.0
		if p.Predicts == "numbers" {
			times = 2 // half a squared error is shown whole
		}
		for _, f := range p.Ladder[len(p.Ladder)-1].Floors {
			shown, err := f.known(symbolsRule(p.Name, f.Rule), times)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", file, p.Name, err)
			}
			k.Floors = append(k.Floors, shown)
		}
		reach := p.Reach
		if p.Metric == task.Right {
			reach *= 100
		}
		k.Asked = []said{{"known.asked." + p.Name, []any{"reach", plainly(reach)}}}
		all = append(all, k)
	}
	return all, nil
}

// symbolsRule is the name of a rule as floorText of web/app/symbols/words.ts has it.
func symbolsRule(exercise, rule string) said {
	if count, ok := strings.CutPrefix(rule, "count"); ok {
		return said{"floor.count", []any{"count", count}}
	}
	if rule == string(task.Chance) {
		return said{key: "floor.chance"}
	}
	return said{key: "floor." + exercise + "." + rule}
}

// knownNumbers are the lessons, likewise.
func knownNumbers(assets string) (all []known, err error) {
	for _, l := range task.Lessons() {
		file := filepath.Join(assets, "series-"+l.Name+".json")
		var poster struct {
			Floors []floor
			Lesson struct {
				Metric            string
				Reach, AheadReach float64
				Horizon           int
			}
		}
		if err := readJSON(file, &poster); err != nil {
			return nil, err
		}
		k := known{Name: l.Name, Title: said{key: "task." + l.Name + ".title"}, Unit: said{key: "task." + l.Name + ".unit"}}
		for _, f := range poster.Floors {
			shown, err := f.known(said{key: "floor." + f.Rule}, 1)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			k.Floors = append(k.Floors, shown)
		}
		of := poster.Lesson
		if of.Reach == 0 {
			k.Asked = append(k.Asked, said{key: "known.asked.none"})
		} else {
			k.Asked = append(k.Asked, said{"known.asked." + of.Metric, []any{"reach", plainly(of.Reach)}})
		}
		if of.Horizon > 0 {
			k.Asked = append(k.Asked, said{"known.asked.ahead", []any{"horizon", of.Horizon, "reach", plainly(of.AheadReach)}})
		}
		all = append(all, k)
	}
	return all, nil
}

// plainly is a number that somebody chose: all its digits, none added, and with a
// power of ten where there would be a row of zeros.
func plainly(x float64) string {
	if x != 0 && x < 1e-4 {
		return raised(strconv.FormatFloat(x, 'e', -1, 64))
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// anyMeasured is measured, and what is too small for a plain number as
// web/app/page/format.ts has that.
func anyMeasured(x float64) (string, error) {
	if x > 0 && x < 1e-4 {
		return raised(strconv.FormatFloat(x, 'e', 2, 64)), nil
	}
	return measured(x)
}

var superscript = strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// raised writes 1.2e-06 as 1.2×10⁻⁶.
func raised(number string) string {
	mantissa, exponent, _ := strings.Cut(number, "e")
	power, _ := strconv.Atoi(exponent)
	return mantissa + "×10" + superscript.Replace(strconv.Itoa(power))
}
