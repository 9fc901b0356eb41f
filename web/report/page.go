package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/ladder"
)

//go:embed report.html
var reportHTML string

// parts are the script and the style sheet that the file carries.
type parts struct{ script, style string }

// bundle puts ECharts and report.ts together, and report.css with the page's
// colours.
func bundle(web string) (parts, error) {
	var p parts
	for file, text := range map[string]*string{"report.ts": &p.script, "report.css": &p.style} {
		result := api.Build(api.BuildOptions{
			EntryPoints:       []string{filepath.Join(web, "report", file)},
			Bundle:            true,
			Format:            api.FormatIIFE,
			Target:            api.ES2022,
			MinifyWhitespace:  true,
			MinifyIdentifiers: true,
			MinifySyntax:      true,
			LegalComments:     api.LegalCommentsNone,
		})
		if len(result.Errors) > 0 {
			return p, fmt.Errorf("%s: %s", file, result.Errors[0].Text)
		}
		*text = string(result.OutputFiles[0].Contents)
	}
	return p, nil
}

// chapter is the part of the report about one preset.
type chapter struct {
	*ladder.Rung
	Rows    []row
	Changes []change // from the preset before; nil for the first
	Table   string
	Printed bool
}

// page makes the HTML file. The same runs make the same bytes.
func page(rungs []*ladder.Rung, w words, p parts) ([]byte, error) {
	expected := span(rungs)
	var chapters []chapter
	all := map[string]figures{}
	for i, r := range rungs {
		c := chapter{Rung: r, Rows: tableRows(r), Table: epochTable(r), Printed: r.Config.Gradient == rnn.AsPrinted}
		if i > 0 {
			c.Changes = changes(rungs[i-1].Config, r.Config)
		}
		chapters = append(chapters, c)
		all[r.Name] = newFigures(r, expected)
	}
	validation := rungs[0].Validation.Y
	baseline := digits(rnn.RMSE(make([]float64, len(validation)), validation))

	t, err := template.New("report.html").Funcs(template.FuncMap{
		"t":    w.text,
		"fill": w.fill,
		"option": func(field, value string) string {
			if text, ok := w["option."+field+"."+value]; ok {
				return text
			}
			return value // a number
		},
		"powers": powers,
		"list":   func(values ...string) []string { return values },
	}).Parse(reportHTML)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{
		"Chapters":    chapters,
		"Baseline":    baseline,
		"Words":       chartWords(w),
		"Definitions": definitions(),
		"Figures":     all,
		"Policy":      policy(p),
		"Script":      template.JS(p.script),
		"Style":       template.CSS(p.style),
	})
	return b.Bytes(), err
}

// policy allows the file its own script and style and nothing else.
func policy(p parts) string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; script-src " + hash(p.script) + "; style-src " + hash(p.style) + "; base-uri 'none'; form-action 'none'"
}

// chartWords are the texts that the charts need.
func chartWords(w words) map[string]string {
	keep := map[string]string{}
	for key, text := range w {
		kind, _, _ := strings.Cut(key, ".")
		if slices.Contains([]string{"axis", "legend", "floor", "residual", "forecast", "hidden", "gradient"}, kind) {
			keep[key] = text
		}
	}
	return keep
}
