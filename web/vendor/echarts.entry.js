// What the charts of the page and the report use of Apache ECharts, and nothing else: make.sh bundles this file into echarts.js.
import { connect, init, registerTheme, use, version } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

export { connect, init, registerTheme, version };
