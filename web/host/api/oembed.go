package api

import (
	"fmt"
	"html"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn/task"
)

// The size of the frame in pixels: what embed.html needs with its usual controls
// and charts, which stand one above the other where there is little room. The
// figures are those of web/app/embed/shown.ts. Less is given where less is asked.
const (
	frameWidth   = 720
	wide         = 640
	wideHeight   = 474
	narrowHeight = 748

	// And of numbers/embed.html.
	wideSeries   = 590
	narrowSeries = 762

	// And of symbols/embed.html.
	wideExercise   = 616
	narrowExercise = 722

	linkLimit = 4096 // bytes of a link
)

// oembedReply is a response of type rich, https://oembed.com, section 2.3.4.
type oembedReply struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     int    `json:"cache_age"` // seconds
	HTML         string `json:"html"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`

	ThumbnailURL    string `json:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
}

// oembed answers GET /api/oembed?url=LINK&maxwidth=W&maxheight=H.
func oembed(r *http.Request) (*reply, *Problem) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &Problem{status: 400, Code: "syntax", Field: "query", Message: "query: " + brief(err.Error())}
	}
	if format := query.Get("format"); format != "" && format != "json" {
		return nil, &Problem{status: http.StatusNotImplemented, Code: "format", Field: "format",
			Message: fmt.Sprintf("format: want json, got %q", brief(format))}
	}
	root, frame, link, problem := ownLink(query.Get("url"), host(r))
	if problem != nil {
		return nil, problem
	}
	maxWidth, problem := limit(query, "maxwidth")
	if problem != nil {
		return nil, problem
	}
	maxHeight, problem := limit(query, "maxheight")
	if problem != nil {
		return nil, problem
	}
	answer := oembedReply{Version: "1.0", Type: "rich", Title: title, ProviderName: "rnnlab", ProviderURL: root, CacheAge: 86400,
		Width: min(frameWidth, maxWidth)}
	height := map[string]int{labFrame: narrowHeight, seriesFrame: narrowSeries, exerciseFrame: narrowExercise}[frame]
	if answer.Width >= wide {
		height = map[string]int{labFrame: wideHeight, seriesFrame: wideSeries, exerciseFrame: wideExercise}[frame]
	}
	answer.Height = min(height, maxHeight)
	// As the page's snippet has it: themes say height: auto of every frame, which is 150 px of this one.
	answer.HTML = fmt.Sprintf(`<iframe src="%s" width="%d" height="%[3]d" title="%[4]s" loading="lazy" style="border:0;max-width:100%%;height:%[3]dpx!important"></iframe>`,
		html.EscapeString(root+frame+"#"+link), answer.Width, answer.Height, html.EscapeString(title))
	if picture := pictured(link, frame); picture != "" && cardWidth <= maxWidth && cardHeight <= maxHeight {
		answer.ThumbnailURL = root + "api/card.png?" + picture
		answer.ThumbnailWidth, answer.ThumbnailHeight = cardWidth, cardHeight
	}
	return jsonReply(answer, map[string]string{
		"Cache-Control":               "public, max-age=86400",
		"Access-Control-Allow-Origin": "*", // some hosts ask from the reader's browser
	})
}

// pictured is the query of the picture of a link, or "": the page makes do with a
// link that has mistakes in it, and names them; a picture of such a run there is
// not, nor of an author's own numbers.
func pictured(link, frame string) string {
	if frame == labFrame {
		if s, problem := parseSettings(link); problem == nil {
			return s.query()
		}
		return ""
	}
	values, err := url.ParseQuery(link)
	if err != nil {
		return ""
	}
	if frame == exerciseFrame {
		if name := values.Get("task"); isExercise(name) {
			return "task=" + name
		}
		return "task=grammar" // which the page begins with
	}
	if values.Get("task") == task.Default().Name {
		values.Set("task", solvedSineEmbed)
	}
	if series, ok, problem := readSeriesLink(values); ok && problem == nil {
		return series.query()
	}
	return ""
}

// chinese is where the page in Chinese is. The frames are one for all languages,
// and told by their link.
const chinese = "/zh/"

// The frames: of the lab, and of the pages of own numbers and of symbols.
const (
	labFrame      = "embed.html"
	seriesFrame   = "numbers/embed.html"
	exerciseFrame = "symbols/embed.html"
)

// frames has the frame of each page that a link may lead to.
var frames = map[string]string{
	"": labFrame, "/": labFrame, "/index.html": labFrame, "/" + labFrame: labFrame, chinese: labFrame, chinese + "index.html": labFrame,
	"/numbers/": seriesFrame, "/numbers/index.html": seriesFrame, "/" + seriesFrame: seriesFrame, chinese + "numbers/": seriesFrame, chinese + "numbers/index.html": seriesFrame,
	"/symbols/": exerciseFrame, "/symbols/index.html": exerciseFrame, "/" + exerciseFrame: exerciseFrame, chinese + "symbols/": exerciseFrame, chinese + "symbols/index.html": exerciseFrame,
}

// ownLink checks that a link leads to a page of this site. It returns the address
// of the site, the page's frame, and the settings in the link: its hash or, for
// hosts that cut that off, its query, where the page of own numbers has its task.
func ownLink(text, host string) (root, frame, link string, problem *Problem) {
	if text == "" {
		return "", "", "", &Problem{status: 400, Code: "missing", Field: "url", Message: "url: want a link to this site's page"}
	}
	if len(text) > linkLimit {
		return "", "", "", &Problem{status: http.StatusRequestURITooLong, Code: "too_large", Field: "url", Message: fmt.Sprintf("url: want at most %d bytes", linkLimit)}
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil ||
		authority(u.Host, u.Scheme) != authority(host, u.Scheme) || frames[u.Path] == "" {
		return "", "", "", &Problem{status: 404, Code: "not_found", Field: "url",
			Message: fmt.Sprintf("url: want a link to the page of %s, got %s", brief(host), brief(text))}
	}
	link = u.EscapedFragment()
	if link == "" {
		link = u.RawQuery
	}
	if frame = frames[u.Path]; frame == seriesFrame && !strings.Contains("&"+link, "&task=") && !strings.Contains("&"+link, "&numbers=") {
		return "", "", "", &Problem{status: 404, Code: "not_found", Field: "url", Message: "url: want a link with a task or with numbers, as there are none but the reader's own to show"}
	}
	if strings.HasPrefix(u.Path, chinese) && !strings.Contains("&"+link, "&lang=") {
		link = strings.TrimPrefix(link+"&lang=zh", "&")
	}
	return (&url.URL{Scheme: u.Scheme, Host: authority(host, u.Scheme), Path: "/"}).String(), frame, link, nil
}

// authority is a host in the one form in which it is compared: lower case, and
// without the port that its scheme has anyway.
func authority(host, scheme string) string {
	host = strings.ToLower(host)
	if name, port, err := net.SplitHostPort(host); err == nil && port == map[string]string{"http": "80", "https": "443"}[scheme] {
		if strings.Contains(name, ":") {
			return "[" + name + "]"
		}
		return name
	}
	return host
}

// host is the name that the site was asked under.
func host(r *http.Request) string {
	if r.Host != "" {
		return r.Host
	}
	return r.URL.Host
}

// limit reads the greatest width or height in pixels that is wanted.
func limit(query url.Values, field string) (int, *Problem) {
	text := query.Get(field)
	if text == "" {
		return 1 << 30, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, &Problem{status: 400, Code: "range", Field: field, Message: fmt.Sprintf("%s: want a whole number of pixels above 0, got %q", field, brief(text))}
	}
	return n, nil
}
