// echarts-report.js has the types of the package that it is made from.
export { connect, init, registerTheme, version } from 'echarts/core'
