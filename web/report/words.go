package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// words are the report's texts in one language. Most are the page's own; the
// few that only the report needs are here.
type words map[string]string

var own = map[string]words{
	"en": {
		"lang":            "en",
		"title":           "Four ways to train one network",
		"lede":            "Each preset of the ladder, trained natively on the same sine wave. The network reads 50 values and predicts the next; it learns from 100 windows and is tested on the 50 that follow.",
		"table.preset":    "Preset",
		"table.rmse":      "RMSE",
		"table.loss":      "Loss",
		"table.hash":      "Hash",
		"table.note":      "RMSE is the typical error of a prediction; always predicting 0 has {baseline} on the validation records. The loss is half the squared error, averaged over the records. The hash sums up all losses and the last weights to the last bit.",
		"changes.first":   "The tutorial’s arithmetic as it stands, mistakes and all.",
		"changes.next":    "Changed from the preset above:",
		"changes.item":    "{name}: {is} (was {was})",
		"loss.help":       "By epoch, on a logarithmic scale; the same scale for all presets.",
		"hidden.help":     "The first validation record, from left to right; a row for each unit.",
		"gradient.help":   "‖∂loss/∂h‖ at each time step of the same record, on a logarithmic scale. A pale stub is an exact 0.",
		"gradient.unused": " The printed update does not use it.",
		"noscript":        "The charts are drawn by a script in this file. The tables can be read without it.",
		"footer":          "Made by rnnlab. This file loads nothing from the network. Charts: Apache ECharts (Apache License 2.0).",
	},
	"zh": {
		"lang":            "zh-CN",
		"title":           "一个网络，四种训练方法",
		"lede":            "把阶梯上的四组预设放到同一段正弦波上，在本机直接训练。网络读入 50 个值，预测下一个；用 100 个窗口学习，用之后的 50 个窗口检验。",
		"table.preset":    "预设",
		"table.rmse":      "RMSE",
		"table.loss":      "损失",
		"table.hash":      "指纹",
		"table.note":      "RMSE 是预测误差的典型大小；在验证集上永远猜 0，RMSE 是 {baseline}。损失是误差平方的一半，对各条记录取平均。指纹由全部损失和最终权重算出，差一位就会不同。",
		"changes.first":   "教程的算法原样照搬，连同其中的错误。",
		"changes.next":    "与上一组预设的不同：",
		"changes.item":    "{name}：{is}（原为 {was}）",
		"loss.help":       "横轴为轮数，纵轴为对数刻度；各组预设用同一刻度。",
		"hidden.help":     "验证集第一条记录，从左往右读；每个单元占一行。",
		"gradient.help":   "同一条记录上各时间步的 ‖∂loss/∂h‖，对数刻度。浅色短条表示恰好为 0。",
		"gradient.unused": "原文的更新并没有用到它。",
		"noscript":        "图表由本文件中的脚本绘制；没有脚本也能阅读各张表格。",
		"footer":          "由 rnnlab 生成。本文件不从网络加载任何内容。图表：Apache ECharts（Apache License 2.0）。",
	},
}

func readWords(lang, web string) (words, error) {
	mine, ok := own[lang]
	if !ok {
		return nil, fmt.Errorf("-lang %s: want en or zh", lang)
	}
	b, err := os.ReadFile(filepath.Join(web, "app", "text", lang+".json"))
	if err != nil {
		return nil, fmt.Errorf("-web: %w", err)
	}
	all := words{}
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s.json: %w", lang, err)
	}
	for key, text := range mine {
		all["report."+key] = text
	}
	for key, text := range ofData[lang] {
		all["report.data."+key] = text
	}
	return all, nil
}

// text returns a text by its key. A key that is not there is an error, which
// html/template reports with the place that asked.
func (w words) text(key string) (string, error) {
	if text, ok := w[key]; ok {
		return text, nil
	}
	return "", fmt.Errorf("no text %q", key)
}
