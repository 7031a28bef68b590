<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>A manager chooses which entry holds.</source>
        <translation>请主管选定以哪一条为准。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>电脑时间</translation>
    </message>
    <message>
        <source>Close the program and start it again.</source>
        <translation>请关闭程序后重新打开。</translation>
    </message>
    <message>
        <source>Contradictions between desks</source>
        <translation>各台记录不一致</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Free some space on this disk.</source>
        <translation>请清理磁盘，腾出空间。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>Key for ID numbers</source>
        <translation>证件号密钥</translation>
    </message>
    <message>
        <source>Log of changes</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Make a backup to a stick now.</source>
        <translation>请现在备份到U盘。</translation>
    </message>
    <message>
        <source>Restore the latest backup; keep a copy of the damaged file.</source>
        <translation>请恢复最近一次备份，并留存一份损坏的文件。</translation>
    </message>
    <message>
        <source>Restore the latest backup; someone or something changed the log.</source>
        <translation>操作日志被改动过，请恢复最近一次备份。</translation>
    </message>
    <message>
        <source>Run “rebuild”; if it happens again, ask for help with a copy of the data.</source>
        <translation>请运行“rebuild”重建；若再次出现，请带上数据副本求助。</translation>
    </message>
    <message>
        <source>Set the computer's date and time.</source>
        <translation>请校准电脑的日期和时间。</translation>
    </message>
    <message>
        <source>Tables made again from the log</source>
        <translation>按日志重建核对</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>another centre's</source>
        <translation>是其他中心的密钥</translation>
    </message>
    <message>
        <source>complete, {n} entries</source>
        <translation>完整，共 {n} 条</translation>
    </message>
    <message>
        <source>differ from what is shown</source>
        <translation>与现有数据不一致</translation>
    </message>
    <message>
        <source>here</source>
        <translation>齐全</translation>
    </message>
    <message>
        <source>here and fitting</source>
        <translation>在本机且匹配</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>never made</source>
        <translation>从未备份</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not set up yet</source>
        <translation>尚未设置</translation>
    </message>
    <message>
        <source>other accounts of this computer can look into it</source>
        <translation>本机其他账户也能查看</translation>
    </message>
    <message>
        <source>private to this account</source>
        <translation>仅限本账户访问</translation>
    </message>
    <message>
        <source>sound, {size} MB</source>
        <translation>完好，{size} MB</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>{now}, but entries are later</source>
        <translation>{now}，早于已有记录的时间</translation>
    </message>
    <message>
        <source>{size} GB free</source>
        <translation>剩余 {size} GB</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>%(argument_name)s: %(message)s</source>
        <translation>%(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <source>%(option)s could mean %(matches)s</source>
        <translation>%(option)s 可能是 %(matches)s，请写全</translation>
    </message>
    <message>
        <source>%(parser_name)r is none of %(choices)s</source>
        <translation>没有 %(parser_name)r 这个命令，可用：%(choices)s</translation>
    </message>
    <message>
        <source>%(value)r is none of %(choices)s</source>
        <translation>%(value)r 不在可选范围内：%(choices)s</translation>
    </message>
    <message>
        <source>%(value)r is not what is asked for here</source>
        <translation>%(value)r 不是这里要填的内容</translation>
    </message>
    <message>
        <source>A PIN is needed: --pin, --pin - or DANGQUN_PIN.</source>
        <translation>需要 PIN：用 --pin、--pin - 或环境变量 DANGQUN_PIN。</translation>
    </message>
    <message>
        <source>A demo centre is in {folder}: {people} people, {visits} visits, {tallies} tallies.</source>
        <translation>演示中心已建在 {folder}：{people} 人，来访 {visits} 条，计次 {tallies} 条。</translation>
    </message>
    <message>
        <source>Administrator's PIN:</source>
        <translation>管理员 PIN：</translation>
    </message>
    <message>
        <source>Backed up to {file} ({size} KB), read back and sound.</source>
        <translation>已备份到 {file}（{size} KB），读回核对无误。</translation>
    </message>
    <message>
        <source>Brought in: {n} rows, {people} people made; {already} were here already.</source>
        <translation>已录入 {n} 条，新建人员 {people} 人；已有 {already} 条。</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command line: {problem}.</source>
        <translation>命令写法不对：{problem}。</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Filling the demo centre</source>
        <translation>正在生成演示数据</translation>
    </message>
    <message>
        <source>ID numbers can't be read until the centre's key copy is loaded.</source>
        <translation>要先导入本中心的密钥副本，才能读取证件号码。</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Restored {name}: {people} people, {visits} visits.</source>
        <translation>已恢复 {name}：{people} 人，来访 {visits} 条。</translation>
    </message>
    <message>
        <source>See dangqun --help.</source>
        <translation>用法见 dangqun --help。</translation>
    </message>
    <message>
        <source>Sizes: {sizes}.</source>
        <translation>可选规模：{sizes}。</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，没有任何改动。</translation>
    </message>
    <message>
        <source>The columns of {sheets} aren't certain: look with --dry-run, then say --as-guessed, or bring it in on the screen.</source>
        <translation>{sheets} 的列名拿不准：请先用 --dry-run 查看，再加 --as-guessed 导入，或在界面上导入。</translation>
    </message>
    <message>
        <source>The command tour leaves pictures of a desk's day in a folder instead.</source>
        <translation>可改用 tour 命令，把前台一天的画面存到文件夹。</translation>
    </message>
    <message>
        <source>The front desk of a Party-masses service centre.</source>
        <translation>党群服务中心前台。</translation>
    </message>
    <message>
        <source>The program made a mistake ({kind}, {file} line {line}); please report it.</source>
        <translation>程序自身出错（{kind}，{file} 第 {line} 行），请反馈给维护人员。</translation>
    </message>
    <message>
        <source>There is no centre in {folder} yet: set one up with init, or try demo.</source>
        <translation>{folder} 里还没有中心：请先用 init 新建，或用 demo 建演示中心。</translation>
    </message>
    <message>
        <source>There is no display to open a window on.</source>
        <translation>没有可用的显示屏，打不开窗口。</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>没有 {file} 这个文件。</translation>
    </message>
    <message>
        <source>This data folder is in use; a demo needs an empty one of its own.</source>
        <translation>这个数据文件夹里已有数据，演示要用单独的空文件夹。</translation>
    </message>
    <message>
        <source>This installation has no screen part.</source>
        <translation>这个安装不含界面部分。</translation>
    </message>
    <message>
        <source>Tried: {n} rows would be added, {people} people made; {already} are here already.</source>
        <translation>试读：可录入 {n} 条，新建人员 {people} 人；已有 {already} 条。</translation>
    </message>
    <message>
        <source>What can be listed: {kinds}.</source>
        <translation>可列出的内容：{kinds}。</translation>
    </message>
    <message>
        <source>What was here before is kept in {folder}.</source>
        <translation>原有数据保留在 {folder}。</translation>
    </message>
    <message>
        <source>Without a command the desk opens on the screen.</source>
        <translation>不写命令时打开前台界面。</translation>
    </message>
    <message>
        <source>a centre with a lively day in it</source>
        <translation>打开一个热闹的演示中心</translation>
    </message>
    <message>
        <source>a date is written like 2026-07-18</source>
        <translation>日期要写成 2026-07-18 这样</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>缺少取值</translation>
    </message>
    <message>
        <source>also make the tables again from the log, in a copy</source>
        <translation>另在副本中按日志重建数据表并比对</translation>
    </message>
    <message>
        <source>another number, another centre</source>
        <translation>换一个数就是另一个中心</translation>
    </message>
    <message>
        <source>answer in JSON</source>
        <translation>以 JSON 输出</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>bring in a ledger (XLSX, XLS or CSV)</source>
        <translation>导入台账（XLSX、XLS 或 CSV）</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>fill an empty folder with a demo centre</source>
        <translation>在空文件夹里建一个演示中心</translation>
    </message>
    <message>
        <source>first duty day</source>
        <translation>起始值班日</translation>
    </message>
    <message>
        <source>go on where the columns aren't certain</source>
        <translation>列名拿不准时也照推断导入</translation>
    </message>
    <message>
        <source>how much of it</source>
        <translation>数据规模</translation>
    </message>
    <message>
        <source>its level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>last duty day, included</source>
        <translation>截止值班日（含当日）</translation>
    </message>
    <message>
        <source>leave pictures and papers of a desk's day in a folder</source>
        <translation>把前台一天的画面和单据存到文件夹</translation>
    </message>
    <message>
        <source>list records, one line of JSON each</source>
        <translation>列出记录，每行一条 JSON</translation>
    </message>
    <message>
        <source>look whether everything is in order</source>
        <translation>检查各项是否正常</translation>
    </message>
    <message>
        <source>make all tables again from the log</source>
        <translation>按操作日志重建全部数据表</translation>
    </message>
    <message>
        <source>missing: %s</source>
        <translation>缺少：%s</translation>
    </message>
    <message>
        <source>nobody knows: %s</source>
        <translation>不认识：%s</translation>
    </message>
    <message>
        <source>not together with %s</source>
        <translation>不能与 %s 同时使用</translation>
    </message>
    <message>
        <source>one hash over all records, and how many there are</source>
        <translation>全部记录的一个校验值和各表条数</translation>
    </message>
    <message>
        <source>one value at most</source>
        <translation>最多一个取值</translation>
    </message>
    <message>
        <source>open the desk on the screen</source>
        <translation>打开前台界面</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>put a backup in the place of the data</source>
        <translation>用备份恢复数据</translation>
    </message>
    <message>
        <source>read it, change nothing</source>
        <translation>只试读，不写入</translation>
    </message>
    <message>
        <source>set up a new centre</source>
        <translation>新建一个中心</translation>
    </message>
    <message>
        <source>show every widget</source>
        <translation>查看全部界面组件</translation>
    </message>
    <message>
        <source>show names and phones; the reason is kept</source>
        <translation>显示姓名和电话，理由会留存备查</translation>
    </message>
    <message>
        <source>show the version</source>
        <translation>显示版本号</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>the administrator's PIN; - reads it from standard input (or DANGQUN_PIN)</source>
        <translation>管理员 PIN；写 - 则从标准输入读取（也可用环境变量 DANGQUN_PIN）</translation>
    </message>
    <message>
        <source>the administrator's name</source>
        <translation>管理员姓名</translation>
    </message>
    <message>
        <source>the backup</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>the centre's code</source>
        <translation>中心编码</translation>
    </message>
    <message>
        <source>the centre's name</source>
        <translation>中心名称</translation>
    </message>
    <message>
        <source>the data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>the ledger</source>
        <translation>台账文件</translation>
    </message>
    <message>
        <source>usage:</source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>visits, people, tallies, staff, terms, settings …</source>
        <translation>visits 来访、people 人员、tallies 计次、staff 工作人员、terms 目录、settings 设置……</translation>
    </message>
    <message>
        <source>what the ledger holds</source>
        <translation>台账的内容</translation>
    </message>
    <message>
        <source>where to</source>
        <translation>存到哪里</translation>
    </message>
    <message>
        <source>which report</source>
        <translation>哪种报表</translation>
    </message>
    <message>
        <source>write a report</source>
        <translation>生成报表</translation>
    </message>
    <message>
        <source>write a verified copy of the data</source>
        <translation>备份数据并核对</translation>
    </message>
    <message>
        <source>write unreadable rows here, for repair</source>
        <translation>把读不出的行写到这里，改好可再导入</translation>
    </message>
    <message>
        <source>{file}: {rows} visits, {total} in all with tallies.</source>
        <translation>{file}：登记 {rows} 人次，连同计次共 {total} 人次。</translation>
    </message>
    <message>
        <source>{kind} can't be chosen by a period.</source>
        <translation>{kind} 不能按日期筛选。</translation>
    </message>
    <message>
        <source>{name} ({code}) is set up in {folder}.</source>
        <translation>{name}（{code}）已建好，数据在 {folder}。</translation>
    </message>
    <message>
        <source>{name}: {detail}</source>
        <translation>{name}：{detail}</translation>
    </message>
    <message>
        <source>{n} rows can't be read:</source>
        <translation>有 {n} 行读不出：</translation>
    </message>
    <message>
        <source>{n} rows made again from the log. They differ from before: please report it.</source>
        <translation>已按日志重建 {n} 条记录，但与原来不一致，请反馈给维护人员。</translation>
    </message>
    <message>
        <source>{n} rows made again from the log; nothing changed.</source>
        <translation>已按日志重建 {n} 条记录，内容没有变化。</translation>
    </message>
    <message>
        <source>{problem}. {remedy}</source>
        <translation>{problem}。{remedy}</translation>
    </message>
    <message>
        <source>{sheet} row {row}: {reason}</source>
        <translation>{sheet} 第 {row} 行：{reason}</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>(continued)</source>
        <translation>（续）</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Check code {code}</source>
        <translation>核对码 {code}</translation>
    </message>
    <message>
        <source>Check the stick or cable, then try again.</source>
        <translation>请检查 U 盘或连接线，然后重试。</translation>
    </message>
    <message>
        <source>Choose another disk or a shorter period.</source>
        <translation>请换一个磁盘，或缩短时段。</translation>
    </message>
    <message>
        <source>Choose another folder, such as your documents.</source>
        <translation>请换一个文件夹，例如“文档”。</translation>
    </message>
    <message>
        <source>Choose another folder, then try again.</source>
        <translation>请换一个文件夹，然后重试。</translation>
    </message>
    <message>
        <source>Close it there, or save under another name.</source>
        <translation>请在那里关闭它，或换个文件名保存。</translation>
    </message>
    <message>
        <source>Dangqun Desk</source>
        <translation>党群前台</translation>
    </message>
    <message>
        <source>Data as of {time}</source>
        <translation>数据截至 {time}</translation>
    </message>
    <message>
        <source>Free some space or choose another disk, then try again.</source>
        <translation>请腾出空间或换一个磁盘，然后重试。</translation>
    </message>
    <message>
        <source>Full personal details: keep locked away</source>
        <translation>含未脱敏个人信息，请妥善保管</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>If it is on a stick, put the stick in again; or choose another folder.</source>
        <translation>如果在 U 盘上，请重新插入；或换一个文件夹。</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Names and phones are masked</source>
        <translation>姓名、电话已脱敏</translation>
    </message>
    <message>
        <source>No visits were registered in this period.</source>
        <translation>本时段没有来访登记。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>第 {page} 页</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页 / 共 {pages} 页</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Place / host</source>
        <translation>场地 / 被访人</translation>
    </message>
    <message>
        <source>Present {time}</source>
        <translation>在场 {time}</translation>
    </message>
    <message>
        <source>Printed by {name}</source>
        <translation>打印人 {name}</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Save under another name.</source>
        <translation>请换个文件名保存。</translation>
    </message>
    <message>
        <source>Slide the lock of the stick, or choose another disk.</source>
        <translation>请拨开 U 盘的写保护开关，或换一个磁盘。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Tallied</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>The disk stopped answering while {name} was written.</source>
        <translation>写入 {name} 时磁盘没有响应。</translation>
    </message>
    <message>
        <source>The folder of {name} is no longer there.</source>
        <translation>{name} 所在的文件夹已不存在。</translation>
    </message>
    <message>
        <source>The name {name} is not allowed here.</source>
        <translation>这里不能使用文件名 {name}。</translation>
    </message>
    <message>
        <source>There is no room left for {name} on this disk.</source>
        <translation>磁盘空间不足，{name} 没有写入。</translation>
    </message>
    <message>
        <source>This account may not write to the folder of {name}.</source>
        <translation>当前账户无权在 {name} 所在的文件夹写入。</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Unique people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Use a shorter name without special signs.</source>
        <translation>请用较短、不含特殊符号的文件名。</translation>
    </message>
    <message>
        <source>Visits by day (registered and tallied)</source>
        <translation>每日人次（登记与计次合计）</translation>
    </message>
    <message>
        <source>Visits by hour (registered and tallied)</source>
        <translation>每小时人次（登记与计次合计）</translation>
    </message>
    <message>
        <source>Visits by hour (registered and tallied, until {time})</source>
        <translation>每小时人次（登记与计次合计，截至 {time}）</translation>
    </message>
    <message>
        <source>With</source>
        <translation>同行</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>{center} Visitor log</source>
        <translation>{center}来访登记表</translation>
    </message>
    <message>
        <source>{label}:</source>
        <translation>{label}：</translation>
    </message>
    <message>
        <source>{name} could not be written.</source>
        <translation>{name} 没有写入成功。</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} 是一个文件夹。</translation>
    </message>
    <message>
        <source>{name} is larger than this disk allows.</source>
        <translation>{name} 超过了此磁盘允许的大小。</translation>
    </message>
    <message>
        <source>{name} is open in another program.</source>
        <translation>{name} 正被其他程序打开。</translation>
    </message>
    <message>
        <source>{name} was not written: this disk is read-only.</source>
        <translation>{name} 没有写入：此磁盘是只读的。</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} visits</source>
        <translation>{n} 人次</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>A Hong Kong or Macao permit is H or M and 8 digits.</source>
        <translation>港澳居民来往内地通行证号应为 H 或 M 加 8 位数字。</translation>
    </message>
    <message>
        <source>A PIN has exactly {n} digits.</source>
        <translation>PIN 须为 {n} 位数字。</translation>
    </message>
    <message>
        <source>A Taiwan permit has 8 digits.</source>
        <translation>台湾居民来往大陆通行证号应为 8 位数字。</translation>
    </message>
    <message>
        <source>A centre closes after it opens.</source>
        <translation>关门时间须晚于开门时间。</translation>
    </message>
    <message>
        <source>A centre's code has 9 digits, like 440305-007.</source>
        <translation>中心编码为 9 位数字，如 440305-007。</translation>
    </message>
    <message>
        <source>A date is written like 1988-05-20.</source>
        <translation>日期请写成 1988-05-20 这样。</translation>
    </message>
    <message>
        <source>A document number has 4 to 30 letters and digits.</source>
        <translation>证件号应为 4 至 30 位字母或数字。</translation>
    </message>
    <message>
        <source>A name has at most {n} characters.</source>
        <translation>姓名最多 {n} 个字。</translation>
    </message>
    <message>
        <source>A number from {least} to {most}, please.</source>
        <translation>请填 {least} 到 {most} 之间的数字。</translation>
    </message>
    <message>
        <source>A passport number has 5 to 17 letters and digits.</source>
        <translation>护照号应为 5 至 17 位字母或数字。</translation>
    </message>
    <message>
        <source>A permanent residence card is 3 letters and 12 digits, or 18 digits.</source>
        <translation>永久居留身份证号应为 3 个字母加 12 位数字，或 18 位数字。</translation>
    </message>
    <message>
        <source>A settled conflict can't be taken back; enter what is right.</source>
        <translation>已经处理过的冲突不能撤销，请直接改成正确的内容。</translation>
    </message>
    <message>
        <source>An ID card number has 18 characters; this one has {n}.</source>
        <translation>身份证号应为 18 位，现在是 {n} 位。</translation>
    </message>
    <message>
        <source>An ID card number is 17 digits and a digit or X.</source>
        <translation>身份证号前 17 位是数字，末位是数字或 X。</translation>
    </message>
    <message>
        <source>An erasure can't be taken back.</source>
        <translation>清除后无法恢复。</translation>
    </message>
    <message>
        <source>Another program is using the database.</source>
        <translation>有其他程序正在占用数据库。</translation>
    </message>
    <message>
        <source>At most {n} characters.</source>
        <translation>最多 {n} 个字。</translation>
    </message>
    <message>
        <source>Check that the disk has space and that this account may write to the folder.</source>
        <translation>请检查磁盘空间是否充足、本账户能否写入该文件夹。</translation>
    </message>
    <message>
        <source>Check that the disk is there and that this account may write to the folder.</source>
        <translation>请检查磁盘是否连接、本账户能否写入该文件夹。</translation>
    </message>
    <message>
        <source>Check that the disk or stick is there, has space and isn't write-protected.</source>
        <translation>请检查磁盘或U盘是否插好、有无空间、是否写保护。</translation>
    </message>
    <message>
        <source>Choose a place outside the data folder: a stick, say.</source>
        <translation>请选择数据文件夹以外的位置，例如U盘。</translation>
    </message>
    <message>
        <source>Choose another data folder, or restore a backup.</source>
        <translation>请另选数据文件夹，或恢复备份。</translation>
    </message>
    <message>
        <source>Close programs that copy or scan the data folder, then try again.</source>
        <translation>请先关闭正在复制或扫描数据文件夹的程序，再试一次。</translation>
    </message>
    <message>
        <source>Companions: a number from 0 to 999.</source>
        <translation>同行人数填 0 到 999。</translation>
    </message>
    <message>
        <source>Every shift needs a name.</source>
        <translation>每个班次都要有名称。</translation>
    </message>
    <message>
        <source>Free some space, then enter it again: nothing before it is lost.</source>
        <translation>请腾出空间后重新录入这一条；之前的记录都在。</translation>
    </message>
    <message>
        <source>Install the newer version on this computer. The data was left as it is.</source>
        <translation>请在本机安装新版程序；数据未作任何改动。</translation>
    </message>
    <message>
        <source>It was left as it is. Restore the latest backup, or ask for help with a copy of it.</source>
        <translation>文件未作改动。请恢复最近一次备份，或带上文件副本求助。</translation>
    </message>
    <message>
        <source>Keep the data on a disk of this computer, not on a network drive.</source>
        <translation>请把数据放在本机硬盘上，不要放在网络盘。</translation>
    </message>
    <message>
        <source>Load the key copy of this centre (Settings, Backup).</source>
        <translation>请载入本中心的密钥副本（设置 → 备份）。</translation>
    </message>
    <message>
        <source>Load the key copy that was saved on a stick (Settings, Backup).</source>
        <translation>请载入U盘上保存的密钥副本（设置 → 备份）。</translation>
    </message>
    <message>
        <source>Longest stays: from 1 minute to 24 hours.</source>
        <translation>最长停留时间填 1 分钟到 24 小时。</translation>
    </message>
    <message>
        <source>No PIN has been set yet. An administrator can set one.</source>
        <translation>尚未设置 PIN，请管理员设置。</translation>
    </message>
    <message>
        <source>No mobile number begins with {start}.</source>
        <translation>没有 {start} 开头的手机号。</translation>
    </message>
    <message>
        <source>No province's code begins with {digits}.</source>
        <translation>没有 {digits} 开头的行政区划代码。</translation>
    </message>
    <message>
        <source>No shift covers {start} to {end}.</source>
        <translation>{start} 至 {end} 没有班次值守。</translation>
    </message>
    <message>
        <source>No time zone has this name.</source>
        <translation>没有这个时区。</translation>
    </message>
    <message>
        <source>One letter from A to Z, please.</source>
        <translation>请填一个字母，A 到 Z。</translation>
    </message>
    <message>
        <source>One shift has to begin with the duty day at {time}.</source>
        <translation>须有一个班次从值班日开始的 {time} 起。</translation>
    </message>
    <message>
        <source>Only a manager or an administrator may do this.</source>
        <translation>只有主管或管理员可以这样做。</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>只有管理员可以这样做。</translation>
    </message>
    <message>
        <source>Opening hours need all seven weekdays.</source>
        <translation>开放时间须填满一周七天。</translation>
    </message>
    <message>
        <source>Please choose one of the list.</source>
        <translation>请从列表中选一项。</translation>
    </message>
    <message>
        <source>Please choose yes or no.</source>
        <translation>请选择是或否。</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Please enter when the centre opens and closes.</source>
        <translation>请填写开门和关门时间。</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>Please give a reason.</source>
        <translation>请填写原因。</translation>
    </message>
    <message>
        <source>Please say what you need it for.</source>
        <translation>请写明查看原因。</translation>
    </message>
    <message>
        <source>Someone has changed this since; it can't be undone any more.</source>
        <translation>此后已有人改动，不能再撤销。</translation>
    </message>
    <message>
        <source>Someone here has this name already; add something that tells them apart.</source>
        <translation>已有同名工作人员，请加以区分，例如“张伟（夜班）”。</translation>
    </message>
    <message>
        <source>Start the program once, or name the right folder.</source>
        <translation>请先打开一次程序，或指定正确的文件夹。</translation>
    </message>
    <message>
        <source>Start the program once; it makes a backup and brings the data up to date.</source>
        <translation>请打开一次程序，它会先备份再升级数据。</translation>
    </message>
    <message>
        <source>Switch to its window, or close it first.</source>
        <translation>请切换到已打开的窗口，或先将其关闭。</translation>
    </message>
    <message>
        <source>The backup could not be restored.</source>
        <translation>备份未能恢复。</translation>
    </message>
    <message>
        <source>The backup could not be written: {file}</source>
        <translation>备份未能写入：{file}</translation>
    </message>
    <message>
        <source>The centre has to open on at least one day.</source>
        <translation>一周至少要开放一天。</translation>
    </message>
    <message>
        <source>The centre's code is part of every record and stays as it is.</source>
        <translation>站点编码已写入全部记录，不能更改。</translation>
    </message>
    <message>
        <source>The centre's key can't be written.</source>
        <translation>本中心的密钥无法写入。</translation>
    </message>
    <message>
        <source>The centre's key is missing, so ID numbers can't be read or saved.</source>
        <translation>缺少本中心的密钥，证件号无法查看或保存。</translation>
    </message>
    <message>
        <source>The check digit doesn't fit: please read the number again.</source>
        <translation>校验位不符，请再核对一遍号码。</translation>
    </message>
    <message>
        <source>The data folder can't be locked: {folder}</source>
        <translation>数据文件夹无法锁定：{folder}</translation>
    </message>
    <message>
        <source>The data folder can't be made: {folder}</source>
        <translation>无法建立数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>The data folder can't be written: {folder}</source>
        <translation>数据文件夹无法写入：{folder}</translation>
    </message>
    <message>
        <source>The data is open for reading only.</source>
        <translation>数据以只读方式打开。</translation>
    </message>
    <message>
        <source>The database can't be written: {file}</source>
        <translation>数据库无法写入：{file}</translation>
    </message>
    <message>
        <source>The database file is damaged: {file}</source>
        <translation>数据库文件已损坏：{file}</translation>
    </message>
    <message>
        <source>The date of birth in this number doesn't exist.</source>
        <translation>号码里的出生日期不存在，请核对。</translation>
    </message>
    <message>
        <source>The disk is full. The last entry was not saved.</source>
        <translation>磁盘已满，最后一条未保存。</translation>
    </message>
    <message>
        <source>The hours of “{shift}” can't be right.</source>
        <translation>“{shift}”的时间不对，请核对。</translation>
    </message>
    <message>
        <source>The key copy could not be written: {file}</source>
        <translation>密钥副本未能写入：{file}</translation>
    </message>
    <message>
        <source>The last entry of a list has to stay.</source>
        <translation>列表至少要保留一项。</translation>
    </message>
    <message>
        <source>The last shift runs past the end of the duty day.</source>
        <translation>最后一个班次超出了值班日。</translation>
    </message>
    <message>
        <source>The level is one of: city, district, street, community, point.</source>
        <translation>级别须为以下之一：city（市）、district（区）、street（街道）、community（社区）、point（园区、楼宇）。</translation>
    </message>
    <message>
        <source>The name has a character that can't be printed.</source>
        <translation>姓名里有无法打印的字符。</translation>
    </message>
    <message>
        <source>The opening hours of two days overlap.</source>
        <translation>相邻两天的开放时间重叠。</translation>
    </message>
    <message>
        <source>The opening hours overlap.</source>
        <translation>开放时间有重叠。</translation>
    </message>
    <message>
        <source>The program is already open with this data folder.</source>
        <translation>程序已打开，正在使用这个数据文件夹。</translation>
    </message>
    <message>
        <source>There has to be at least one administrator.</source>
        <translation>至少要有一名管理员。</translation>
    </message>
    <message>
        <source>There has to be at least one shift.</source>
        <translation>至少要有一个班次。</translation>
    </message>
    <message>
        <source>There is no data in {folder} yet.</source>
        <translation>{folder} 中还没有数据。</translation>
    </message>
    <message>
        <source>There is no such backup: {file}</source>
        <translation>找不到该备份：{file}</translation>
    </message>
    <message>
        <source>These opening hours can't be read.</source>
        <translation>开放时间读不出来，请重新填写。</translation>
    </message>
    <message>
        <source>These shifts can't be read.</source>
        <translation>班次设置读不出来，请重新填写。</translation>
    </message>
    <message>
        <source>This ID number was kept under another key.</source>
        <translation>该证件号用另一把密钥加密保存。</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess. Please choose another.</source>
        <translation>这个 PIN 太容易被猜到，请换一个。</translation>
    </message>
    <message>
        <source>This PIN is wrong.</source>
        <translation>PIN 不正确。</translation>
    </message>
    <message>
        <source>This can't be undone: what was shown was seen.</source>
        <translation>无法撤销：内容已被查看。</translation>
    </message>
    <message>
        <source>This card belongs to someone else.</source>
        <translation>这张工作卡已有他人使用。</translation>
    </message>
    <message>
        <source>This centre is set up already.</source>
        <translation>本中心已完成设置。</translation>
    </message>
    <message>
        <source>This data was made by a newer version of the program: {file}</source>
        <translation>数据由更新版本的程序生成：{file}</translation>
    </message>
    <message>
        <source>This data was made by an older version of the program.</source>
        <translation>数据由旧版本的程序生成。</translation>
    </message>
    <message>
        <source>This date of birth can't be right.</source>
        <translation>出生日期不对，请核对。</translation>
    </message>
    <message>
        <source>This date of birth is in the future.</source>
        <translation>出生日期不能晚于今天。</translation>
    </message>
    <message>
        <source>This entry has two versions; settle which is right, then void it.</source>
        <translation>这条记录有两个不同的版本，请先确定以哪个为准，再作废。</translation>
    </message>
    <message>
        <source>This entry is no longer here.</source>
        <translation>该记录已不存在。</translation>
    </message>
    <message>
        <source>This entry is there already.</source>
        <translation>该项已存在。</translation>
    </message>
    <message>
        <source>This entry was voided; restore it before changing it.</source>
        <translation>该记录已作废，请先恢复再修改。</translation>
    </message>
    <message>
        <source>This file is no key copy, or it is damaged.</source>
        <translation>该文件不是密钥副本，或已损坏。</translation>
    </message>
    <message>
        <source>This file is not a database of this program: {file}</source>
        <translation>该文件不是本程序的数据库：{file}</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
    <message>
        <source>This is the key of another centre.</source>
        <translation>这是其他中心的密钥。</translation>
    </message>
    <message>
        <source>This person doesn't work here.</source>
        <translation>没有这名工作人员。</translation>
    </message>
    <message>
        <source>This person has been signed in since; it can't be undone any more.</source>
        <translation>此人之后已有来访登记，不能再撤销。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. An administrator has to set a new one.</source>
        <translation>PIN 输错次数过多，请管理员重设。</translation>
    </message>
    <message>
        <source>Two shifts have the same code.</source>
        <translation>有两个班次的代码相同。</translation>
    </message>
    <message>
        <source>Two shifts overlap at {time}.</source>
        <translation>{time} 有两个班次重叠。</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Wrong PIN several times. Try again in {n} min.</source>
        <translation>PIN 多次输错，请 {n} 分钟后再试。</translation>
    </message>
    <message>
        <source>Wrong PIN several times. Try again in {n} s.</source>
        <translation>PIN 多次输错，请 {n} 秒后再试。</translation>
    </message>
    <message>
        <source>You can't sign yourself off the list.</source>
        <translation>不能停用自己的账号。</translation>
    </message>
    <message>
        <source>{name} no longer works here.</source>
        <translation>{name}已停用。</translation>
    </message>
    <message>
        <source>{n} digit(s) short: a mobile number has 11.</source>
        <translation>手机号应为 11 位，还少 {n} 位。</translation>
    </message>
    <message>
        <source>{n} digit(s) too many: a mobile number has 11.</source>
        <translation>手机号应为 11 位，多了 {n} 位。</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Agreed to be recorded</source>
        <translation>同意登记</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Also written as</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Arrived at</source>
        <translation>来访时间</translation>
    </message>
    <message>
        <source>Badge or locker</source>
        <translation>访客证或柜号</translation>
    </message>
    <message>
        <source>Belongings</source>
        <translation>携带物品</translation>
    </message>
    <message>
        <source>Brought in with</source>
        <translation>导入批次</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>人员卡</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Catalogue entry</source>
        <translation>目录项</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>同行人数</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>English label</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Expected at</source>
        <translation>预计到访时间</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Guardian and child</source>
        <translation>监护关系</translation>
    </message>
    <message>
        <source>Hong Kong / Macao permit</source>
        <translation>港澳通行证</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>ID document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Joined cards</source>
        <translation>合并的人员卡</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>留存至</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Last four of the ID number</source>
        <translation>证件尾号</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>离开方式</translation>
    </message>
    <message>
        <source>Left at</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Loaded ledger</source>
        <translation>导入的台账</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>其他证件</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Party branch</source>
        <translation>所在党支部</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Permanent residence card</source>
        <translation>永久居留身份证</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Purpose in words</source>
        <translation>事由说明</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason for the correction</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>Reason for voiding</source>
        <translation>作废原因</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Relation to the child</source>
        <translation>与儿童的关系</translation>
    </message>
    <message>
        <source>Resident ID card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Same person's card</source>
        <translation>同一人的卡</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已签退</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Taiwan permit</source>
        <translation>台湾通行证</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Unmasking</source>
        <translation>查看原文</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>未能读出</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>来访人</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>What was shown</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Work card</source>
        <translation>工作卡</translation>
    </message>
    <message>
        <source>Work unit or address</source>
        <translation>单位或住址</translation>
    </message>
    <message>
        <source>Working here</source>
        <translation>在岗</translation>
    </message>
</context>
<context>
    <name>gallery</name>
    <message>
        <source>1,284 visits</source>
        <translation>1,284 人次</translation>
    </message>
    <message>
        <source>10 seconds to undo, Ctrl Z always</source>
        <translation>10 秒内可撤，Ctrl Z 一直可撤</translation>
    </message>
    <message>
        <source>126 riders, 59 %</source>
        <translation>骑手 126，占 59%</translation>
    </message>
    <message>
        <source>139****6021, 12 minutes ago</source>
        <translation>139****6021 · 12 分钟前</translation>
    </message>
    <message>
        <source>2 days overdue</source>
        <translation>逾期 2 天</translation>
    </message>
    <message>
        <source>2,246 calls this month</source>
        <translation>本月 2,246 件回访</translation>
    </message>
    <message>
        <source>25 more than last Saturday</source>
        <translation>比上周六同时段多 25</translation>
    </message>
    <message>
        <source>36 high, one red button in view</source>
        <translation>高 36，一屏只有一个红的</translation>
    </message>
    <message>
        <source>42 people here, 3 meeting rooms in use</source>
        <translation>7月18日 周六 22:30，在场 42 人，3 间会议室使用中</translation>
    </message>
    <message>
        <source>5 people not signed out</source>
        <translation>夜班 5 人未签退</translation>
    </message>
    <message>
        <source>A stick with 3 bundles</source>
        <translation>发现 U 盘，里面有 3 份数据</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>主色</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Beside the field: what is wrong, and how to mend it</source>
        <translation>提示在旁边，说哪里不对、怎么改</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>白天</translation>
    </message>
    <message>
        <source>By night</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>By the hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>Can stop, and loses nothing</source>
        <translation>可以停，停了也不丢</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已打烊</translation>
    </message>
    <message>
        <source>Colour, icon and word</source>
        <translation>颜色 + 图标 + 字</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>同行人数</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>按下</translation>
    </message>
    <message>
        <source>Drag along the hours, or press F3</source>
        <translation>在时间轴上拖一段，或按 F3 新建</translation>
    </message>
    <message>
        <source>Each opens the rows behind it</source>
        <translation>点开就是背后的每一行</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>控件边</translation>
    </message>
    <message>
        <source>Empty list</source>
        <translation>空列表</translation>
    </message>
    <message>
        <source>Errand</source>
        <translation>办事</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出所见</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Filled in for you</source>
        <translation>自动填写，不能改</translation>
    </message>
    <message>
        <source>Filters and keys</source>
        <translation>筛选与按键</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>找</translation>
    </message>
    <message>
        <source>Five sizes, two weights</source>
        <translation>5 级，两种粗细</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>焦点</translation>
    </message>
    <message>
        <source>For another</source>
        <translation>代办</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Found people</source>
        <translation>找到的人</translation>
    </message>
    <message>
        <source>Grey ticks: the last four weeks</source>
        <translation>灰横线是近 4 周平均</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>底</translation>
    </message>
    <message>
        <source>Hairline</source>
        <translation>细线</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Last 11 July, picture books</source>
        <translation>上次 7月11日 亲子绘本会</translation>
    </message>
    <message>
        <source>Last 16 July, rest, locker 07</source>
        <translation>上次 7月16日 歇脚，柜 07</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Little scientists, second term</source>
        <translation>小小科学家夏令营 第二期</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Making the July log</source>
        <translation>正在生成 7月活动台账</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>次要字</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name, pinyin, last digits</source>
        <translation>姓名、拼音、尾号</translation>
    </message>
    <message>
        <source>Needs a wheelchair</source>
        <translation>需要轮椅</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>新预约</translation>
    </message>
    <message>
        <source>No bookings on this day</source>
        <translation>这一天还没有预约</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>爽约</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在线</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>One digit short: a mobile has 11</source>
        <translation>少 1 位，手机号是 11 位</translation>
    </message>
    <message>
        <source>One set of sizes, colours and keys, day and night</source>
        <translation>同一套尺寸、颜色和按键，白天和夜班</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Page 128 of 320, about 9 s left</source>
        <translation>第 128 / 320 页，约还要 9 秒</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置、焦点</translation>
    </message>
    <message>
        <source>Pressed</source>
        <translation>按到了</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>轻</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>浮层</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Red is who we are and the one thing to do</source>
        <translation>红只表示“我们”和“这一步要做的事”</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>平时</translation>
    </message>
    <message>
        <source>Rest station, 6 minutes on foot</source>
        <translation>科技园暖蜂驿站，走 6 分钟</translation>
    </message>
    <message>
        <source>Rest stop</source>
        <translation>歇脚</translation>
    </message>
    <message>
        <source>Rider</source>
        <translation>骑手</translation>
    </message>
    <message>
        <source>Riders, water</source>
        <translation>骑手饮水</translation>
    </message>
    <message>
        <source>Rows 40, compact 32</source>
        <translation>行高 40，紧凑 32</translation>
    </message>
    <message>
        <source>Safety notes read</source>
        <translation>已看过安全须知</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Says so, then the next step</source>
        <translation>说清楚，再给下一步</translation>
    </message>
    <message>
        <source>Seat 12, 10 min late</source>
        <translation>书房 12 座 · 迟 10 分</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Station tally</source>
        <translation>暖蜂计次</translation>
    </message>
    <message>
        <source>Sunken</source>
        <translation>凹</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>面</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>The printer is silent; saved as PDF</source>
        <translation>打印机没有回应，已另存为 PDF</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Toasts</source>
        <translation>提示与撤销</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Two lines, one key away</source>
        <translation>两行，一键可到</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>正在输入</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>每小时人次</translation>
    </message>
    <message>
        <source>Visits today</source>
        <translation>今日人次</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Waiting for data</source>
        <translation>等对方数据</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>What is on has a tick</source>
        <translation>选中有勾，不只靠颜色</translation>
    </message>
    <message>
        <source>Who applies</source>
        <translation>谁来申请</translation>
    </message>
    <message>
        <source>You can go on meanwhile</source>
        <translation>可以先去做别的</translation>
    </message>
    <message>
        <source>Zhang signed in to rest</source>
        <translation>已签到张硕，歇脚</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>to verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>人次</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>By the program</source>
        <translation>系统处理</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Someone at another desk</source>
        <translation>其他台的工作人员</translation>
    </message>
    <message>
        <source>The content was erased.</source>
        <translation>内容已清除。</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>kit</name>
    <message>
        <source>, about {minutes} min left</source>
        <translation>，约还要 {minutes} 分钟</translation>
    </message>
    <message>
        <source>, about {seconds} s left</source>
        <translation>，约还要 {seconds} 秒</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close it if it is open elsewhere, or choose another folder.</source>
        <translation>如果它正在别处打开，请先关掉，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>It can't be saved there. Choose another folder.</source>
        <translation>这里存不了，请另选一个文件夹。</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Make the report again.</source>
        <translation>请重新生成报表。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pick a day</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>显示完整号码</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>程序出了点问题</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停下</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停下…</translation>
    </message>
    <message>
        <source>The file can't be written there.</source>
        <translation>文件写不到这里。</translation>
    </message>
    <message>
        <source>The last step may not have been done. What you were typing is kept. You can go on; if it happens again, start the program anew.</source>
        <translation>刚才那一步可能没有做成，您正在写的内容已经存好。可以继续使用；如果再次出现，请重新启动程序。</translation>
    </message>
    <message>
        <source>The report says where in the program it happened. It names nobody.</source>
        <translation>报告只写明程序在哪里出错，不含任何人的信息。</translation>
    </message>
    <message>
        <source>These pages can't be shown.</source>
        <translation>这些页面显示不了。</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>这一步没有做成</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Write a day and a time, such as 2026-03-05 18:30.</source>
        <translation>请写日期和时间，例如 2026-03-05 18:30。</translation>
    </message>
    <message>
        <source>Write a day, such as 2026-03-05.</source>
        <translation>请写日期，例如 2026-03-05。</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>请写整数。</translation>
    </message>
    <message>
        <source>Write minutes (90) or hours and minutes (1:30).</source>
        <translation>请写分钟（90）或小时和分钟（1:30）。</translation>
    </message>
    <message>
        <source>hh:mm</source>
        <translation>时:分</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>usually {count}</source>
        <translation>平时 {count}</translation>
    </message>
    <message>
        <source>yyyy-mm-dd</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>yyyy-mm-dd hh:mm</source>
        <translation>年-月-日 时:分</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{field} is needed.</source>
        <translation>请填写{field}。</translation>
    </message>
    <message>
        <source>{hour}:00 {count}</source>
        <translation>{hour} 时 {count}</translation>
    </message>
</context>
<context>
    <name>ledger</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Already on this desk.</source>
        <translation>本机已有。</translation>
    </message>
    <message>
        <source>Bringing in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Came along: {names}</source>
        <translation>同行：{names}</translation>
    </message>
    <message>
        <source>Check that the stick is still in and the file is not open elsewhere.</source>
        <translation>请确认 U 盘还插着，文件没有在别处打开。</translation>
    </message>
    <message>
        <source>Choose at least one sheet.</source>
        <translation>请至少选一张工作表。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date of birth as written: {text}</source>
        <translation>出生日期原文：{text}</translation>
    </message>
    <message>
        <source>Every row could be read; there is nothing to repair.</source>
        <translation>每一行都读出来了，没有要修改的。</translation>
    </message>
    <message>
        <source>Group as written: {text}</source>
        <translation>群体原文：{text}</translation>
    </message>
    <message>
        <source>Leaving time as written: {text}</source>
        <translation>离开时间原文：{text}</translation>
    </message>
    <message>
        <source>Leaving time {left} is earlier than the arrival</source>
        <translation>离开时间 {left} 早于来访时间</translation>
    </message>
    <message>
        <source>Ledger taken back</source>
        <translation>台账整本撤回</translation>
    </message>
    <message>
        <source>Ledgers of visits or of people can be brought in.</source>
        <translation>可以导入来访台账或人员名单。</translation>
    </message>
    <message>
        <source>No column was recognised as: {columns}. Choose the columns yourself.</source>
        <translation>没有认出这些列：{columns}。请自己选定。</translation>
    </message>
    <message>
        <source>Open it in Excel or WPS, save it under a new name, and load that.</source>
        <translation>请用 Excel 或 WPS 打开，另存一份再导入。</translation>
    </message>
    <message>
        <source>People in all</source>
        <translation>总人数</translation>
    </message>
    <message>
        <source>Phone as written: {text}</source>
        <translation>电话原文：{text}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Sheet “{sheet}” names no year: its dates were taken for {year}.</source>
        <translation>工作表“{sheet}”没有写年份，日期按 {year} 年登记。</translation>
    </message>
    <message>
        <source>Sheet “{sheet}”: the total says {stated}, {read} rows were read.</source>
        <translation>工作表“{sheet}”：合计写 {stated}，读出 {read} 行。</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>正在撤回</translation>
    </message>
    <message>
        <source>The ID number is not valid and was left out.</source>
        <translation>身份证号不正确，未登记。</translation>
    </message>
    <message>
        <source>The date can't be read: “{text}”.</source>
        <translation>日期读不出：“{text}”。</translation>
    </message>
    <message>
        <source>The date of birth is no full date: “{text}”.</source>
        <translation>出生日期不完整：“{text}”。</translation>
    </message>
    <message>
        <source>The date written above this row can't be read: “{text}”.</source>
        <translation>本行上面写的日期读不出：“{text}”。</translation>
    </message>
    <message>
        <source>The date “{text}” has no year, and neither title nor sheet names one.</source>
        <translation>日期“{text}”没有年份，标题和工作表里也没有。</translation>
    </message>
    <message>
        <source>The file can't be read: {reason}.</source>
        <translation>文件读不了：{reason}。</translation>
    </message>
    <message>
        <source>The file has no rows.</source>
        <translation>文件里没有内容。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file is locked with a password: save a copy without one and load that.</source>
        <translation>文件设了密码：请另存一份不带密码的再导入。</translation>
    </message>
    <message>
        <source>The file is too large: split it into several of at most {n} rows each.</source>
        <translation>文件太大：请拆成几份，每份最多 {n} 行。</translation>
    </message>
    <message>
        <source>The formula in “{column}” holds no result: open the file in Excel or WPS, save it, and load it again.</source>
        <translation>“{column}”里的公式没有结果：用 Excel 或 WPS 打开保存一次，再导入。</translation>
    </message>
    <message>
        <source>The phone number can't be dialled: “{text}”.</source>
        <translation>电话号码不完整：“{text}”。</translation>
    </message>
    <message>
        <source>The row gives {first} and {second} companions; {most} was taken.</source>
        <translation>本行同行人数有 {first} 和 {second} 两种写法，按 {most} 登记。</translation>
    </message>
    <message>
        <source>The same as row {row} of sheet “{sheet}”.</source>
        <translation>与工作表“{sheet}”第 {row} 行相同。</translation>
    </message>
    <message>
        <source>The spreadsheet is damaged and can't be opened.</source>
        <translation>表格文件已损坏，打不开。</translation>
    </message>
    <message>
        <source>The text of the file can't be read: save it as XLSX or as CSV in UTF-8.</source>
        <translation>读不出文件里的文字：请另存为 XLSX 或 UTF-8 的 CSV。</translation>
    </message>
    <message>
        <source>The time of arrival can't be read: “{text}”.</source>
        <translation>来访时间读不出：“{text}”。</translation>
    </message>
    <message>
        <source>The time of leaving can't be read: “{text}”.</source>
        <translation>离开时间读不出：“{text}”。</translation>
    </message>
    <message>
        <source>There is a phone number, but no name.</source>
        <translation>有电话，没有姓名。</translation>
    </message>
    <message>
        <source>There is neither a name nor a phone number.</source>
        <translation>既没有姓名也没有电话。</translation>
    </message>
    <message>
        <source>There is no date, in this row or above it.</source>
        <translation>本行和上面都没有日期。</translation>
    </message>
    <message>
        <source>There is no file “{name}”.</source>
        <translation>找不到文件“{name}”。</translation>
    </message>
    <message>
        <source>There is no name.</source>
        <translation>没有姓名。</translation>
    </message>
    <message>
        <source>There is no time of arrival.</source>
        <translation>没有来访时间。</translation>
    </message>
    <message>
        <source>There is no time of arrival; {time} was taken.</source>
        <translation>没有来访时间，按 {time} 登记。</translation>
    </message>
    <message>
        <source>This is a folder, not a spreadsheet.</source>
        <translation>这是文件夹，不是表格文件。</translation>
    </message>
    <message>
        <source>This is not a spreadsheet: an XLSX, XLS or CSV file can be brought in.</source>
        <translation>这不是表格文件，可以导入 XLSX、XLS 或 CSV。</translation>
    </message>
    <message>
        <source>This kind of spreadsheet can't be read: save it as XLSX and load that.</source>
        <translation>读不了这种表格：请另存为 XLSX 再导入。</translation>
    </message>
    <message>
        <source>This ledger was taken back already.</source>
        <translation>这本台账已经撤回了。</translation>
    </message>
    <message>
        <source>{label}: {text}</source>
        <translation>{label}：{text}</translation>
    </message>
    <message>
        <source>“{text}” could be {first} or {second}; {chosen} was taken.</source>
        <translation>“{text}”可能是 {first} 或 {second}，按 {chosen} 登记。</translation>
    </message>
    <message>
        <source>“{text}” was read as {time}.</source>
        <translation>“{text}”按 {time} 登记。</translation>
    </message>
</context>
<context>
    <name>ledgers</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>1 new person</source>
        <translation>新建 {n} 人</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>1 row can't be read</source>
        <translation>{n} 行读不出</translation>
    </message>
    <message>
        <source>1 visit</source>
        <translation>{n} 人次</translation>
    </message>
    <message>
        <source>A ledger brought in twice adds nothing.</source>
        <translation>同一本台账重复导入，不会重复登记。</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>All {n} rows are already on this desk; nothing would be added</source>
        <translation>{n} 行本机都已有，不会重复登记</translation>
    </message>
    <message>
        <source>Already here</source>
        <translation>已登记过</translation>
    </message>
    <message>
        <source>Already here, left as they were</source>
        <translation>已有，保持不变</translation>
    </message>
    <message>
        <source>Any ledger can be taken back as a whole.</source>
        <translation>导入的台账可以整本撤回。</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Ask the manager</source>
        <translation>请找主管</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Bring in a ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Bring in another ledger</source>
        <translation>再导入一本</translation>
    </message>
    <message>
        <source>Bring in what is shown</source>
        <translation>导入所示内容</translation>
    </message>
    <message>
        <source>Bring in {counted}</source>
        <translation>导入 {counted}</translation>
    </message>
    <message>
        <source>Bringing in {name}</source>
        <translation>正在导入 {name}</translation>
    </message>
    <message>
        <source>Brought in</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>导入人</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a ledger</source>
        <translation>选择台账文件</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>第 {n} 列</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>文件里的各列</translation>
    </message>
    <message>
        <source>Date for the rows below</source>
        <translation>以下各行的日期</translation>
    </message>
    <message>
        <source>Dates without a year are of</source>
        <translation>没写年份的日期，按</translation>
    </message>
    <message>
        <source>Dates, times and numbers could all be read one way only.</source>
        <translation>日期、时间、号码都只有一种读法。</translation>
    </message>
    <message>
        <source>Days and times as they were understood, on the site's clocks</source>
        <translation>日期和时间按本站时区理解如上</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Drop the file here</source>
        <translation>把文件拖到这里</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Every row can be read</source>
        <translation>每一行都能读出</translation>
    </message>
    <message>
        <source>Every row is an entry</source>
        <translation>每一行都是登记</translation>
    </message>
    <message>
        <source>Every row of the file is already here, unreadable, or no entry.</source>
        <translation>文件里的行要么已有，要么读不出，要么不是登记。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>First you see what will be recorded. Until then nothing changes.</source>
        <translation>先看清会登记什么，确认前不作任何改动。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Heading repeated</source>
        <translation>重复的表头</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Ledger brought in</source>
        <translation>台账已导入</translation>
    </message>
    <message>
        <source>Ledgers</source>
        <translation>台账导入</translation>
    </message>
    <message>
        <source>Ledgers brought in</source>
        <translation>已导入的台账</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>应该是</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New people's cards</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>No entries</source>
        <translation>非登记行</translation>
    </message>
    <message>
        <source>No ledger has been brought in yet</source>
        <translation>还没有导入过台账</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未留姓名</translation>
    </message>
    <message>
        <source>No titles, totals or remarks between them.</source>
        <translation>中间没有标题、合计或备注。</translation>
    </message>
    <message>
        <source>None brought in yet</source>
        <translation>还没有导入过</translation>
    </message>
    <message>
        <source>None of the rows is here yet</source>
        <translation>没有重复的行</translation>
    </message>
    <message>
        <source>Not brought in</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Nothing odd was noticed</source>
        <translation>没有需要留意的地方</translation>
    </message>
    <message>
        <source>Nothing to bring in</source>
        <translation>没有可导入的</translation>
    </message>
    <message>
        <source>Nothing to record</source>
        <translation>没有可登记的行</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>返回上一步</translation>
    </message>
    <message>
        <source>Only a manager or an administrator may bring in a ledger.</source>
        <translation>只有主管或管理员可以导入台账。</translation>
    </message>
    <message>
        <source>Only numbered</source>
        <translation>只有序号</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Read this sheet</source>
        <translation>读取本表</translation>
    </message>
    <message>
        <source>Reading the rows…</source>
        <translation>正在读取各行…</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Rows that can't be read</source>
        <translation>读不出的行</translation>
    </message>
    <message>
        <source>Save these rows</source>
        <translation>另存这些行</translation>
    </message>
    <message>
        <source>Save these rows for repair…</source>
        <translation>另存这些行以便修改…</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Sheet without such rows</source>
        <translation>没有此类内容的工作表</translation>
    </message>
    <message>
        <source>Show its rows</source>
        <translation>查看登记</translation>
    </message>
    <message>
        <source>Show these people</source>
        <translation>查看这些人员</translation>
    </message>
    <message>
        <source>Show these visits</source>
        <translation>查看这些来访</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>表格文件</translation>
    </message>
    <message>
        <source>Still needed: {columns}</source>
        <translation>还缺：{columns}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was brought in.</source>
        <translation>已停下，没有导入任何内容。</translation>
    </message>
    <message>
        <source>Stopping leaves everything as it is</source>
        <translation>中途停下，一切保持原样</translation>
    </message>
    <message>
        <source>Stopping leaves nothing behind</source>
        <translation>中途停下，什么都不会留下</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>有把握</translation>
    </message>
    <message>
        <source>Take back {counted}</source>
        <translation>撤回 {counted}</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>整本撤回…</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Taken back: {counted}</source>
        <translation>已撤回 {counted}</translation>
    </message>
    <message>
        <source>Taking back {name}</source>
        <translation>正在撤回 {name}</translation>
    </message>
    <message>
        <source>The columns have to be chosen first</source>
        <translation>请先选定各列的含义</translation>
    </message>
    <message>
        <source>The file holds</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>These are left as they are; nothing is recorded twice</source>
        <translation>已有的保持不变，不会重复登记</translation>
    </message>
    <message>
        <source>These are not recorded; repair the file and bring it in again</source>
        <translation>这些行不登记；改好文件后再导入一次即可</translation>
    </message>
    <message>
        <source>These are recorded; correct them afterwards where needed</source>
        <translation>这些行会照常登记，有不对的登记后再更正</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Titles, totals and remarks are no entries</source>
        <translation>标题、合计、备注不算登记</translation>
    </message>
    <message>
        <source>To be recorded</source>
        <translation>将登记</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Undo the whole ledger?</source>
        <translation>整本撤回这本台账？</translation>
    </message>
    <message>
        <source>Undo the whole ledger…</source>
        <translation>整本撤回…</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>读不出</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Visits kept in a spreadsheet until now come in here, with the people in them.</source>
        <translation>以前记在表格里的来访，连同人员，从这里导入。</translation>
    </message>
    <message>
        <source>What becomes of the rows</source>
        <translation>各行的去向</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>文件的问题</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>需留意之处</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>需留意</translation>
    </message>
    <message>
        <source>XLSX, XLS or CSV, as the office kept it</source>
        <translation>XLSX、XLS 或 CSV，原样拿来就行</translation>
    </message>
    <message>
        <source>Year of these dates</source>
        <translation>日期所属年份</translation>
    </message>
    <message>
        <source>Your choice</source>
        <translation>您选的</translation>
    </message>
    <message>
        <source>now on the desk; all of them can be taken back at once</source>
        <translation>已登记入库，需要时可以整本撤回</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>this very file came in on {time}</source>
        <translation>此文件已于 {time} 导入过</translation>
    </message>
    <message>
        <source>{counted} of {name} are taken back together. They stay in the history with your reason.</source>
        <translation>《{name}》的 {counted}将一并作废，连同原因留在历史里。</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{name}, rows to repair.xlsx</source>
        <translation>{name} 待修改.xlsx</translation>
    </message>
    <message>
        <source>{n} already here</source>
        <translation>{n} 行已有</translation>
    </message>
    <message>
        <source>{n} brought in</source>
        <translation>已导入 {n} 本</translation>
    </message>
    <message>
        <source>{n} new people</source>
        <translation>新建 {n} 人</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} rows can't be read</source>
        <translation>{n} 行读不出</translation>
    </message>
    <message>
        <source>{n} rows saved for repair: {name}</source>
        <translation>已另存 {n} 行：{name}</translation>
    </message>
    <message>
        <source>{n} rows; they are recorded, correct them where needed</source>
        <translation>{n} 行，已照常登记，不对的请更正</translation>
    </message>
    <message>
        <source>{n} sheets</source>
        <translation>{n} 张工作表</translation>
    </message>
    <message>
        <source>{n} visits</source>
        <translation>{n} 人次</translation>
    </message>
    <message>
        <source>{sheet}, row {row}</source>
        <translation>{sheet} 第 {row} 行</translation>
    </message>
    <message>
        <source>“{heading}” is brought in as</source>
        <translation>“{heading}”导入为</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>, {n} due for erasure</source>
        <translation>，{n} 人到期待清除</translation>
    </message>
    <message>
        <source>A card is made with the first visit, or here.</source>
        <translation>首次来访登记时自动建卡，也可在此新建。</translation>
    </message>
    <message>
        <source>A child needs a guardian here before it can be signed up alone.</source>
        <translation>未成年人请先关联监护人。</translation>
    </message>
    <message>
        <source>A manager joins cards.</source>
        <translation>合并由主管操作。</translation>
    </message>
    <message>
        <source>A manager joins cards; an administrator erases them.</source>
        <translation>合并由主管操作，清除由管理员操作。</translation>
    </message>
    <message>
        <source>A part of the name is enough: zs finds 张三.</source>
        <translation>输入一部分就行：zs 可找到张三。</translation>
    </message>
    <message>
        <source>A restored backup erases it again. Printed sheets and exported files are yours to destroy.</source>
        <translation>恢复备份时会再次清除。已打印或导出的文件请自行销毁。</translation>
    </message>
    <message>
        <source>Add a child</source>
        <translation>添加孩子</translation>
    </message>
    <message>
        <source>Add a guardian</source>
        <translation>添加监护人</translation>
    </message>
    <message>
        <source>Add a guardian or a child</source>
        <translation>添加监护人或孩子</translation>
    </message>
    <message>
        <source>Agreed to be recorded</source>
        <translation>已同意登记</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部群体</translation>
    </message>
    <message>
        <source>An administrator erases cards.</source>
        <translation>清除由管理员操作。</translation>
    </message>
    <message>
        <source>Are these one person?</source>
        <translation>这两张卡是同一个人吗？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back; what you typed is kept</source>
        <translation>返回，已填内容会保留</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <source>Both cards stay as they are; only their visits and household are shown together. You can separate them again at any time.</source>
        <translation>两张卡都保留原样，只是来访和家庭合在一起看；随时可以再分开。</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>党支部</translation>
    </message>
    <message>
        <source>Can't be taken back</source>
        <translation>不能撤销</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Card made {when}</source>
        <translation>建卡 {when}</translation>
    </message>
    <message>
        <source>Card: {act}</source>
        <translation>人员卡：{act}</translation>
    </message>
    <message>
        <source>Cards come here once their keep-until day is over.</source>
        <translation>留存期限过后，人员卡会列在这里。</translation>
    </message>
    <message>
        <source>Cards that look the same</source>
        <translation>可能是同一人的卡</translation>
    </message>
    <message>
        <source>Changed: {name}</source>
        <translation>已修改：{name}</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>孩子</translation>
    </message>
    <message>
        <source>Child of {name}</source>
        <translation>{name}的孩子</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>知情同意</translation>
    </message>
    <message>
        <source>Copied: {n} rows</source>
        <translation>已复制 {n} 行</translation>
    </message>
    <message>
        <source>Different: {fields}. Look closely before you join.</source>
        <translation>不一致：{fields}。请核对清楚再合并。</translation>
    </message>
    <message>
        <source>Due for erasure</source>
        <translation>到期待清除</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Empty: as long as the centre's settings say</source>
        <translation>留空则按中心设置的期限</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久清除</translation>
    </message>
    <message>
        <source>Erase selected…</source>
        <translation>清除所选…</translation>
    </message>
    <message>
        <source>Erase {name} for good</source>
        <translation>永久清除{name}</translation>
    </message>
    <message>
        <source>Erase {n} people for good</source>
        <translation>永久清除 {n} 人</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>Erased card</source>
        <translation>已清除的卡</translation>
    </message>
    <message>
        <source>Erased for good: {name}</source>
        <translation>已永久清除：{name}</translation>
    </message>
    <message>
        <source>Erased for good: {n} people</source>
        <translation>已永久清除 {n} 人</translation>
    </message>
    <message>
        <source>Erasing {n} people</source>
        <translation>正在清除 {n} 人</translation>
    </message>
    <message>
        <source>Every visit without a name, so figures don't change; who erased it, and when.</source>
        <translation>每次来访以匿名保留，统计不变；何时由谁清除也会留下记录。</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出列表所见</translation>
    </message>
    <message>
        <source>Father</source>
        <translation>父亲</translation>
    </message>
    <message>
        <source>Goes for good</source>
        <translation>永久删除的</translation>
    </message>
    <message>
        <source>Grandparent</source>
        <translation>祖辈</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Guardian of {name}</source>
        <translation>{name}的监护人</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Household changed</source>
        <translation>家庭关系已修改</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>ID on file</source>
        <translation>有证件</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Join with another card, or the two selected</source>
        <translation>与另一张卡合并，或合并选中的两张</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Joined cards</source>
        <translation>合并卡</translation>
    </message>
    <message>
        <source>Joined: {one} and {other}</source>
        <translation>已合并：{one} 与 {other}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>不清除</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>留存至</translation>
    </message>
    <message>
        <source>Keep-until day is over</source>
        <translation>留存期限已到</translation>
    </message>
    <message>
        <source>Kept encrypted; only the last four are shown</source>
        <translation>加密保存，只显示后四位</translation>
    </message>
    <message>
        <source>Last here {when}</source>
        <translation>上次 {when}</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近来访</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Look at the spelling, or try the end of the phone number.</source>
        <translation>请核对写法，或试试手机尾号。</translation>
    </message>
    <message>
        <source>Make card and link</source>
        <translation>建卡并关联</translation>
    </message>
    <message>
        <source>Mother</source>
        <translation>母亲</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name sounds alike, phone ends alike</source>
        <translation>姓名同音，电话尾号相同</translation>
    </message>
    <message>
        <source>Name sounds alike, same ID number ending</source>
        <translation>姓名同音，证件尾号相同</translation>
    </message>
    <message>
        <source>Name sounds alike, same phone</source>
        <translation>姓名同音，电话相同</translation>
    </message>
    <message>
        <source>Name, phones, ID number, birth, branch, work unit, notes, household: on the card, in its history and in its visits.</source>
        <translation>姓名、电话、证件号、出生日期、党支部、单位住址、备注、家庭关系；修改记录和来访记录里的姓名也一并删除。</translation>
    </message>
    <message>
        <source>Name, pinyin, end of phone or ID number</source>
        <translation>姓名、拼音、手机或证件尾号</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>New card: {name}</source>
        <translation>新建：{name}</translation>
    </message>
    <message>
        <source>No cards yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>无手机</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>尚未来访</translation>
    </message>
    <message>
        <source>Nobody fits these filters</source>
        <translation>没有符合筛选的人</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nobody found for “{text}”</source>
        <translation>没有找到“{text}”</translation>
    </message>
    <message>
        <source>Nobody is due for erasure</source>
        <translation>没有到期待清除的人</translation>
    </message>
    <message>
        <source>Nobody is their own guardian.</source>
        <translation>监护人不能是本人。</translation>
    </message>
    <message>
        <source>Nobody linked yet.</source>
        <translation>尚未关联家人。</translation>
    </message>
    <message>
        <source>Nobody of these</source>
        <translation>以上都不是</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Not a household</source>
        <translation>不是家人</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未询问</translation>
    </message>
    <message>
        <source>Nothing more can be done with this card.</source>
        <translation>这张卡不能再操作。</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>暂无记录。</translation>
    </message>
    <message>
        <source>One ledger</source>
        <translation>一本台账</translation>
    </message>
    <message>
        <source>One of these cards was voided.</source>
        <translation>其中一张卡已作废。</translation>
    </message>
    <message>
        <source>One person: join</source>
        <translation>是同一人，合并</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>打开人员卡</translation>
    </message>
    <message>
        <source>Open the card of {name}</source>
        <translation>打开{name}的人员卡</translation>
    </message>
    <message>
        <source>Other guardian</source>
        <translation>其他监护人</translation>
    </message>
    <message>
        <source>Party branch</source>
        <translation>党支部</translation>
    </message>
    <message>
        <source>Past their keep-until day: {n}. An administrator erases them.</source>
        <translation>{n} 人留存期限已到，由管理员清除。</translation>
    </message>
    <message>
        <source>Past their keep-until day: {n}. Select those to erase (Ctrl+A: all).</source>
        <translation>{n} 人留存期限已到。请选中要清除的人（Ctrl+A 全选）。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>查到的人员</translation>
    </message>
    <message>
        <source>People {date}</source>
        <translation>人员 {date}</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>Restore the card</source>
        <translation>恢复人员卡</translation>
    </message>
    <message>
        <source>Restored: {name}</source>
        <translation>已恢复：{name}</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>姓名相同</translation>
    </message>
    <message>
        <source>Same name and ID number ending</source>
        <translation>姓名、证件尾号相同</translation>
    </message>
    <message>
        <source>Same name and date of birth</source>
        <translation>姓名、出生日期相同</translation>
    </message>
    <message>
        <source>Same name and phone</source>
        <translation>姓名、电话相同</translation>
    </message>
    <message>
        <source>Same name, phone ends alike</source>
        <translation>姓名相同，电话尾号相同</translation>
    </message>
    <message>
        <source>Same person's cards</source>
        <translation>同一人的其他卡</translation>
    </message>
    <message>
        <source>Same person?</source>
        <translation>是同一个人吗？</translation>
    </message>
    <message>
        <source>Same phone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Say that another card is the same person</source>
        <translation>把同一个人的另一张卡合并进来</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>请简单写明原因。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Separate {name}</source>
        <translation>把{name}分开</translation>
    </message>
    <message>
        <source>Separated: {name}</source>
        <translation>已分开：{name}</translation>
    </message>
    <message>
        <source>Several: put a space between</source>
        <translation>多个号码用空格隔开</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只看</translation>
    </message>
    <message>
        <source>Show {field} in full</source>
        <translation>查看完整{field}</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Sign in or out</source>
        <translation>签到或签退</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Stands for both</source>
        <translation>以此卡为主</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新填</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留的</translation>
    </message>
    <message>
        <source>Stopped before the end: nobody is erased</source>
        <translation>中途停下：一个人也不清除</translation>
    </message>
    <message>
        <source>Take a filter off, or try the end of the phone number.</source>
        <translation>去掉一个筛选，或试试手机尾号。</translation>
    </message>
    <message>
        <source>Take one of them off.</source>
        <translation>去掉一个筛选再看。</translation>
    </message>
    <message>
        <source>Take {name} out of the household</source>
        <translation>把{name}移出家庭</translation>
    </message>
    <message>
        <source>The ID number says born {date}.</source>
        <translation>证件号上的出生日期是 {date}。</translation>
    </message>
    <message>
        <source>The card leaves every list; its visits stay. You can restore it.</source>
        <translation>作废后不再出现在列表里，来访记录保留；可以恢复。</translation>
    </message>
    <message>
        <source>The list is empty: nothing to export.</source>
        <translation>列表是空的，没有可导出的内容。</translation>
    </message>
    <message>
        <source>These cards are one person already.</source>
        <translation>这两张卡已经合并。</translation>
    </message>
    <message>
        <source>These two are linked the other way round.</source>
        <translation>这两人已反向关联，请先核对谁是监护人。</translation>
    </message>
    <message>
        <source>They are already linked.</source>
        <translation>这两人已经关联。</translation>
    </message>
    <message>
        <source>This person is here now: sign them out first.</source>
        <translation>此人正在场，请先签退。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经历</translation>
    </message>
    <message>
        <source>Try the end of the phone number, or make a new card.</source>
        <translation>试试手机尾号，或新建人员。</translation>
    </message>
    <message>
        <source>Two desks differ</source>
        <translation>两台不一致</translation>
    </message>
    <message>
        <source>Two different people</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Type exactly: {text}</source>
        <translation>请照样输入：{text}</translation>
    </message>
    <message>
        <source>Type the name to confirm: {name}</source>
        <translation>输入姓名确认：{name}</translation>
    </message>
    <message>
        <source>Type their number to confirm: {n}</source>
        <translation>输入人数确认：{n}</translation>
    </message>
    <message>
        <source>Type to find a card</source>
        <translation>输入即可查找</translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation>未成年</translation>
    </message>
    <message>
        <source>Usual relations</source>
        <translation>常用关系</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Void the card of {name}</source>
        <translation>作废{name}的人员卡</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Voided: {name}</source>
        <translation>已作废：{name}</translation>
    </message>
    <message>
        <source>Voided: {reason}</source>
        <translation>作废原因：{reason}</translation>
    </message>
    <message>
        <source>What do you need it for?</source>
        <translation>查看用途</translation>
    </message>
    <message>
        <source>What to show of this person</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>What was personal here was erased. The visits remain without a name.</source>
        <translation>个人信息已清除，来访记录以匿名保留。</translation>
    </message>
    <message>
        <source>What you typed is kept</source>
        <translation>已填内容会保留</translation>
    </message>
    <message>
        <source>Which card is the same person?</source>
        <translation>哪张卡是同一个人？</translation>
    </message>
    <message>
        <source>Work, home</source>
        <translation>单位住址</translation>
    </message>
    <message>
        <source>Write exactly what the list shows to XLSX or CSV</source>
        <translation>把列表所见原样存成 XLSX 或 CSV</translation>
    </message>
    <message>
        <source>Writing {n} people</source>
        <translation>正在写出 {n} 人</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已存为 {file}</translation>
    </message>
    <message>
        <source>You see both cards side by side before anything is joined.</source>
        <translation>合并之前会先并排核对两张卡。</translation>
    </message>
    <message>
        <source>Your draft is back</source>
        <translation>已恢复上次填写</translation>
    </message>
    <message>
        <source>Your name, the time and this reason are recorded on the card.</source>
        <translation>您的姓名、时间和用途会记在这张卡上。</translation>
    </message>
    <message>
        <source>aged {age}</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>use this card instead</source>
        <translation>选用已有的卡</translation>
    </message>
    <message>
        <source>{date} (set on this card)</source>
        <translation>{date}（单独设定）</translation>
    </message>
    <message>
        <source>{date}, aged {age}</source>
        <translation>{date}，{age} 岁</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}：{before} → {after}</translation>
    </message>
    <message>
        <source>{name} is out of the household</source>
        <translation>已把{name}移出家庭</translation>
    </message>
    <message>
        <source>{n} cards</source>
        <translation>{n} 张卡</translation>
    </message>
    <message>
        <source>{n} of {all} selected</source>
        <translation>已选 {n} 人，共 {all} 人</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} people, {here} here now</source>
        <translation>共 {n} 人，在场 {here} 人</translation>
    </message>
    <message>
        <source>{n} shown</source>
        <translation>共 {n} 人</translation>
    </message>
    <message>
        <source>{n} visits, last {when}</source>
        <translation>来访 {n} 次，最近 {when}</translation>
    </message>
    <message>
        <source>{n}, last {when}</source>
        <translation>{n} 次，最近 {when}</translation>
    </message>
    <message>
        <source>{who} looked at: {field}</source>
        <translation>{who} 查看了{field}</translation>
    </message>
    <message>
        <source>{who}: {act}</source>
        <translation>{who} {act}</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source> or </source>
        <translation>、</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A day, such as 2026-03-05</source>
        <translation>日期，如 2026-03-05</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Before the first day</source>
        <translation>早于开始日期</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By the hour</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>By the hour, all days</source>
        <translation>按小时（各日合计）</translation>
    </message>
    <message>
        <source>Choose the period</source>
        <translation>选择统计期间</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Duty day</source>
        <translation>值班日</translation>
    </message>
    <message>
        <source>Duty day: {day} {time} to {next_day} {time}</source>
        <translation>值班日：{day} {time} 至 {next_day} {time}</translation>
    </message>
    <message>
        <source>Duty days: {first} to {last} (until {next_day} {time})</source>
        <translation>值班日：{first} 至 {last}（到 {next_day} {time}）</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Kept in the record with your name</source>
        <translation>会连同您的姓名留下记录</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last month's log</source>
        <translation>上月登记表</translation>
    </message>
    <message>
        <source>List of visits</source>
        <translation>来访清单</translation>
    </message>
    <message>
        <source>Making the visitor log</source>
        <translation>正在生成来访登记表</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>脱敏</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Names and phones</source>
        <translation>姓名和电话</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>On every page: 杨＊国, 136****2290. In full only where somebody has to be found again.</source>
        <translation>每页显示为 杨＊国、136****2290。确需找到本人时才用完整信息。</translation>
    </message>
    <message>
        <source>Only a manager may have names and phones printed in full.</source>
        <translation>只有主管可以打印完整的姓名和电话。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>统计期间</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Preview, then print</source>
        <translation>先预览，再打印</translation>
    </message>
    <message>
        <source>Printed below them too</source>
        <translation>打印时印在数字下方</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Registered and tallied together</source>
        <translation>登记与计次合计</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>存为 CSV</translation>
    </message>
    <message>
        <source>Save as XLSX</source>
        <translation>存为 XLSX</translation>
    </message>
    <message>
        <source>Save the pages shown</source>
        <translation>另存所示页面</translation>
    </message>
    <message>
        <source>Save the visitor log</source>
        <translation>保存来访登记表</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>正在保存 {name}</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送打印机</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stay (min)</source>
        <translation>停留（分）</translation>
    </message>
    <message>
        <source>Still running: counted until {time}</source>
        <translation>尚未结束，统计到 {time}</translation>
    </message>
    <message>
        <source>Stopping leaves no file behind</source>
        <translation>中途停下，不会留下文件</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Text table (*.csv)</source>
        <translation>CSV 文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>The file's name has to end in {endings}.</source>
        <translation>文件名要以 {endings} 结尾。</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>These days</source>
        <translation>所选日期</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>To, included</source>
        <translation>到（含当日）</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Visitor log</source>
        <translation>来访登记表</translation>
    </message>
    <message>
        <source>Visitor log {period}</source>
        <translation>来访登记表 {period}</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Visits by day</source>
        <translation>各日人次</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>各小时人次</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>What the figures count</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>check code {code}</source>
        <translation>核对码 {code}</translation>
    </message>
    <message>
        <source>in full</source>
        <translation>未脱敏</translation>
    </message>
    <message>
        <source>names and phones masked</source>
        <translation>姓名、电话已脱敏</translation>
    </message>
    <message>
        <source>next day {time}</source>
        <translation>次日 {time}</translation>
    </message>
    <message>
        <source>not signed out in their shift</source>
        <translation>交班时未签退</translation>
    </message>
    <message>
        <source>of this period, still</source>
        <translation>其中仍未签退</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>{day}: {n} visits. Click to see them.</source>
        <translation>{day}：{n} 人次，点开看明细</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>{month}/{day}</source>
        <translation>{month}月{day}日</translation>
    </message>
    <message>
        <source>{month}/{day} {weekday}</source>
        <translation>{month}月{day}日 {weekday}</translation>
    </message>
    <message>
        <source>{n} companions besides</source>
        <translation>另有同行 {n} 人</translation>
    </message>
    <message>
        <source>{n} registered</source>
        <translation>登记 {n} 人次</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{period}: {n} visits</source>
        <translation>{period} {n} 人次</translation>
    </message>
    <message>
        <source>{registered} by name, {tallied} tallied</source>
        <translation>登记 {registered} · 计次 {tallied}</translation>
    </message>
    <message>
        <source>{year}-{month}-{day} {weekday}</source>
        <translation>{year}年{month}月{day}日 {weekday}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source> · card {card}</source>
        <translation> · 工作证 {card}</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时不打烊</translation>
    </message>
    <message>
        <source>A new PIN for {name}</source>
        <translation>给{name}设新 PIN</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a shift</source>
        <translation>加一个班次</translation>
    </message>
    <message>
        <source>Add someone</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>All {n} rows are voided and stay in the history.</source>
        <translation>{n} 行全部作废，历史里仍可查。</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Ask whether a new visitor agrees to be recorded</source>
        <translation>新访客登记前征得本人同意</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>现在备份…</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backup saved and verified: {file}, {size}</source>
        <translation>备份已存好并核对：{file}，{size}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backups (*.sqlite)</source>
        <translation>备份文件 (*.sqlite)</translation>
    </message>
    <message>
        <source>Backups on this computer</source>
        <translation>本机上的备份</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Bring in a ledger…</source>
        <translation>导入台账…</translation>
    </message>
    <message>
        <source>Built on the work of others</source>
        <translation>用到的他人成果</translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation>按星期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Catalogues</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Centre code</source>
        <translation>中心编码</translation>
    </message>
    <message>
        <source>Centre name</source>
        <translation>中心名称</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>改我的 PIN</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再查一遍</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Choose the key copy</source>
        <translation>选择密钥副本</translation>
    </message>
    <message>
        <source>Dangqun Desk {version}</source>
        <translation>党群前台 {version}</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data folder: {folder}</source>
        <translation>数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Each role may also do what the one before may</source>
        <translation>后一种角色包含前一种的全部权限</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Every act is kept under the name of who did it.</source>
        <translation>每一步都记在做的人名下。</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>初始 PIN</translation>
    </message>
    <message>
        <source>Five columns have keys: Q A Z is the first, W S X the second.</source>
        <translation>前五列有快捷键：Q A Z 是第一列，W S X 是第二列。</translation>
    </message>
    <message>
        <source>For all desks of this centre; printed at the head of logs and forms.</source>
        <translation>本中心各台通用，会印在台账和登记表的页头上。</translation>
    </message>
    <message>
        <source>Forget wrong PINs</source>
        <translation>清除输错记录</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>恢复到某个备份</translation>
    </message>
    <message>
        <source>Go back to this backup?</source>
        <translation>恢复到这个备份？</translation>
    </message>
    <message>
        <source>Groups of people</source>
        <translation>人群</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Here and fitting. Keep a copy on a stick in the safe.</source>
        <translation>在本机，且匹配。请在保险柜里另存一份副本。</translation>
    </message>
    <message>
        <source>Keep people after their last visit</source>
        <translation>末次来访后的留存期限</translation>
    </message>
    <message>
        <source>Key copies (*.key)</source>
        <translation>密钥副本 (*.key)</translation>
    </message>
    <message>
        <source>Key copy saved: {file}. Keep it in the safe.</source>
        <translation>密钥副本已存好：{file}。请锁进保险柜。</translation>
    </message>
    <message>
        <source>Key for ID numbers</source>
        <translation>证件号密钥</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Large dark type on the night shift</source>
        <translation>夜班用大字深色</translation>
    </message>
    <message>
        <source>Large: read without glasses, and fewer things on a page</source>
        <translation>大字：不戴眼镜也看得清，页面上东西更少</translation>
    </message>
    <message>
        <source>Last entry {when}. What was entered later is put aside, not deleted.</source>
        <translation>最后一笔在 {when}。之后录入的会另存一边，不会删除。</translation>
    </message>
    <message>
        <source>Last one {when}, verified</source>
        <translation>上次 {when}，已核对</translation>
    </message>
    <message>
        <source>Ledger taken back</source>
        <translation>台账已撤回</translation>
    </message>
    <message>
        <source>Ledgers brought in</source>
        <translation>已导入的台账</translation>
    </message>
    <message>
        <source>Letter of this desk</source>
        <translation>本台字母</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Load a key copy…</source>
        <translation>读入密钥副本…</translation>
    </message>
    <message>
        <source>Lock the screen when idle</source>
        <translation>无操作自动锁屏</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Longest stay by purpose</source>
        <translation>按事由的最长计时</translation>
    </message>
    <message>
        <source>Longest stay for a forgotten sign-out</source>
        <translation>忘签退的最长计时</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Mark forgotten sign-outs when a shift ends</source>
        <translation>交班时把忘签退的标为待核实</translation>
    </message>
    <message>
        <source>Missing or another centre's: ID numbers can't be read until the copy is loaded.</source>
        <translation>密钥缺失，或是别的中心的：读入副本之前看不了证件号。</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Moving transitions</source>
        <translation>过渡动画</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name of the shift</source>
        <translation>班次名称</translation>
    </message>
    <message>
        <source>Narrow side bar</source>
        <translation>收窄侧栏</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新条目</translation>
    </message>
    <message>
        <source>No PIN yet</source>
        <translation>还没有 PIN</translation>
    </message>
    <message>
        <source>No ledger has been brought in</source>
        <translation>还没有导入过台账</translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation>已离岗</translation>
    </message>
    <message>
        <source>No longer offer</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>No longer works here</source>
        <translation>已离岗</translation>
    </message>
    <message>
        <source>No shifts</source>
        <translation>不分班</translation>
    </message>
    <message>
        <source>None has been made yet</source>
        <translation>还没有备份过</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>One is made every day by itself and read back; seven are kept on this computer.</source>
        <translation>每天自动备份一次并读回核对，本机保留最近七份。</translation>
    </message>
    <message>
        <source>Only an administrator may do this.</source>
        <translation>只有管理员可以做。</translation>
    </message>
    <message>
        <source>Only this computer. Changes hold at once.</source>
        <translation>只影响这台电脑，改了马上生效。</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Order changed</source>
        <translation>顺序已调整</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>自定班次</translation>
    </message>
    <message>
        <source>PIN so far</source>
        <translation>现在的 PIN</translation>
    </message>
    <message>
        <source>Parent centre</source>
        <translation>上级中心</translation>
    </message>
    <message>
        <source>Part of every record, so it stays as it is</source>
        <translation>每条记录里都有它，不能再改</translation>
    </message>
    <message>
        <source>Purposes</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Registers from paper times: Excel or CSV. Each can be taken back as a whole.</source>
        <translation>以前的登记表，Excel 或 CSV 都行；每份都可以整份撤回。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>给“{name}”改名</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save a key copy…</source>
        <translation>另存密钥副本…</translation>
    </message>
    <message>
        <source>Scan it here, or leave it empty</source>
        <translation>在这里刷一下，也可以空着</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Set a new PIN</source>
        <translation>设新 PIN</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>设好 PIN</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Settings saved</source>
        <translation>设置已保存</translation>
    </message>
    <message>
        <source>Shift {n}</source>
        <translation>第 {n} 班</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Six digits; not a row such as 123456</source>
        <translation>六位数字，不要 123456 这样连号的</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员与 PIN</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back “{file}”?</source>
        <translation>撤回“{file}”？</translation>
    </message>
    <message>
        <source>Take this shift away</source>
        <translation>去掉这个班次</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Taking a ledger back</source>
        <translation>正在撤回台账</translation>
    </message>
    <message>
        <source>Tally columns</source>
        <translation>计次列</translation>
    </message>
    <message>
        <source>Tally rows</source>
        <translation>计次行</translation>
    </message>
    <message>
        <source>Tell it to them in person; they can change it themselves.</source>
        <translation>请当面告诉本人；本人可以自己再改。</translation>
    </message>
    <message>
        <source>Tells the desks of one centre apart on slips and bundles</source>
        <translation>在对账单和数据包上区分本中心的几个台</translation>
    </message>
    <message>
        <source>That is you.</source>
        <translation>这是你自己。</translation>
    </message>
    <message>
        <source>The backup is checked first; what is here now is put aside, not deleted.</source>
        <translation>先核对备份；现有数据另存一边，不会删除。</translation>
    </message>
    <message>
        <source>The data, its log, the key, backups, the disk: looked at from end to end.</source>
        <translation>数据、操作日志、密钥、备份、磁盘，从头到尾看一遍。</translation>
    </message>
    <message>
        <source>The duty day begins at</source>
        <translation>值班日开始时间</translation>
    </message>
    <message>
        <source>The first ten have the digit keys 1 to 9 and 0 at sign-in.</source>
        <translation>前十项在登记时用数字键 1 到 9 和 0。</translation>
    </message>
    <message>
        <source>The front desk of a Party-masses service centre; works with no network.</source>
        <translation>党群服务中心的前台，不联网也能用。</translation>
    </message>
    <message>
        <source>The key is loaded.</source>
        <translation>密钥已读入。</translation>
    </message>
    <message>
        <source>The order is that of every list where a group is chosen.</source>
        <translation>各处选人群时都按这个顺序。</translation>
    </message>
    <message>
        <source>The registers of the last years can be read in, with a preview before anything is kept.</source>
        <translation>往年的登记表可以读进来，入库之前先预览。</translation>
    </message>
    <message>
        <source>The same every day</source>
        <translation>每天固定时间</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>两次输的 PIN 不一样。</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本台</translation>
    </message>
    <message>
        <source>This is another centre's backup!</source>
        <translation>这是别的中心的备份！</translation>
    </message>
    <message>
        <source>Three rows have keys: Q W E R T, A S D F G, Z X C V B.</source>
        <translation>前三行有快捷键：Q W E R T、A S D F G、Z X C V B。</translation>
    </message>
    <message>
        <source>Three shifts</source>
        <translation>三班</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To {time} the next day: visits after midnight belong to the day before</source>
        <translation>到次日 {time}：凌晨的来访算在前一个值班日</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Two shifts</source>
        <translation>两班</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Waiting after wrong PINs</source>
        <translation>输错后等待中</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>What can be chosen at the desk. Records keep showing what is no longer offered.</source>
        <translation>前台能选的内容；停用的条目在旧记录里照样显示。</translation>
    </message>
    <message>
        <source>Where to save the backup</source>
        <translation>备份存到哪里</translation>
    </message>
    <message>
        <source>Where to save the copy of the key</source>
        <translation>密钥副本存到哪里</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Work card</source>
        <translation>工作证</translation>
    </message>
    <message>
        <source>Works here again</source>
        <translation>重新上岗</translation>
    </message>
    <message>
        <source>Write times such as 08:30.</source>
        <translation>时间请写成 08:30 这样。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Your PIN is changed.</source>
        <translation>你的 PIN 已改好。</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>升级前</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>months</source>
        <translation>个月</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>{day} closes at</source>
        <translation>{day}关门</translation>
    </message>
    <message>
        <source>{day} opens at</source>
        <translation>{day}开门</translation>
    </message>
    <message>
        <source>{name} can sign in now.</source>
        <translation>{name}现在可以登录了。</translation>
    </message>
    <message>
        <source>{name} can try again at once.</source>
        <translation>{name}可以马上再试。</translation>
    </message>
    <message>
        <source>{name} has a new PIN.</source>
        <translation>{name}的新 PIN 已设好。</translation>
    </message>
    <message>
        <source>{name} no longer works here</source>
        <translation>{name}已离岗</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>{name}已保存</translation>
    </message>
    <message>
        <source>{name} works here again</source>
        <translation>{name}重新上岗</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} things need attention.</source>
        <translation>有 {n} 处要处理。</translation>
    </message>
    <message>
        <source>{people} people, {visits} visits</source>
        <translation>{people} 人，{visits} 条来访</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{when} · {who} · {rejected} rows unreadable, {already} there before</source>
        <translation>{when} · {who} · {rejected} 行读不懂，{already} 行原来就有</translation>
    </message>
    <message>
        <source>“{name}” added</source>
        <translation>已添加“{name}”</translation>
    </message>
    <message>
        <source>“{name}” no longer offered</source>
        <translation>已停用“{name}”</translation>
    </message>
    <message>
        <source>“{name}” offered again</source>
        <translation>已重新启用“{name}”</translation>
    </message>
    <message>
        <source>“{name}” renamed</source>
        <translation>已改名为“{name}”</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>9 digits given by the parent centre; Nanshan District begins with 440305</source>
        <translation>上级发的 9 位编码，南山区以 440305 开头</translation>
    </message>
    <message>
        <source>A backup file from a stick, after a new computer or a broken disk.</source>
        <translation>换了电脑或硬盘坏了，用 U 盘里的备份接着用。</translation>
    </message>
    <message>
        <source>A copy on a stick</source>
        <translation>存到 U 盘一份</translation>
    </message>
    <message>
        <source>A work card can be scanned too</source>
        <translation>也可以刷工作证</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>After an update this takes a little longer: a checked backup is made first.</source>
        <translation>升级后第一次会久一点：先做一份核对过的备份。</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>全部来访</translation>
    </message>
    <message>
        <source>An invented centre with visitors, staff and two months of figures.</source>
        <translation>一个虚构的中心，有访客、有人员、有两个月的数据。</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>印出来的页头</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Backups (*.sqlite)</source>
        <translation>备份文件 (*.sqlite)</translation>
    </message>
    <message>
        <source>Both can also be done later under Settings, Backups.</source>
        <translation>两样都可以以后再做：管理 → 备份。</translation>
    </message>
    <message>
        <source>Bring in a ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Centre and shifts</source>
        <translation>中心与班次</translation>
    </message>
    <message>
        <source>Centre code</source>
        <translation>中心编码</translation>
    </message>
    <message>
        <source>Centre name</source>
        <translation>中心名称</translation>
    </message>
    <message>
        <source>Changing over interrupts nothing: every act is kept under the name of who did it.</source>
        <translation>换人不会打断正在做的事，每一步都记在做的人名下。</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Choose a section</source>
        <translation>选分区</translation>
    </message>
    <message>
        <source>Choose who you are</source>
        <translation>选人</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear the digits, then choose again</source>
        <translation>清空数字，再按一次重新选人</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>关闭卡片</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>编码 {code}</translation>
    </message>
    <message>
        <source>Copy of the key</source>
        <translation>密钥副本</translation>
    </message>
    <message>
        <source>Dangqun Desk</source>
        <translation>党群前台</translation>
    </message>
    <message>
        <source>Dark look</source>
        <translation>深色外观</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Duty day from</source>
        <translation>值班日从</translation>
    </message>
    <message>
        <source>Duty day {day} · {shift} {hours}</source>
        <translation>值班日 {day} · {shift} {hours}</translation>
    </message>
    <message>
        <source>Empty the box</source>
        <translation>清空输入框</translation>
    </message>
    <message>
        <source>English / 中文</source>
        <translation>中文 / English</translation>
    </message>
    <message>
        <source>Enter the desk</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Enter the desk, after six digits</source>
        <translation>输完六位后进入</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>到处可用</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Find people or commands</source>
        <translation>找人、找命令</translation>
    </message>
    <message>
        <source>Find people, pages and commands</source>
        <translation>找人、页面和命令</translation>
    </message>
    <message>
        <source>First backup</source>
        <translation>第一份备份</translation>
    </message>
    <message>
        <source>First choose who you are.</source>
        <translation>请先选人。</translation>
    </message>
    <message>
        <source>First set-up, about 3 minutes</source>
        <translation>首次设置，约 3 分钟</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>For example the street's centre</source>
        <translation>例如：南山区党群服务中心</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Go on as before</source>
        <translation>照旧继续</translation>
    </message>
    <message>
        <source>Go on from a backup</source>
        <translation>从备份接着用</translation>
    </message>
    <message>
        <source>Go to its fields</source>
        <translation>进入里面的栏目</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>How do you want to begin?</source>
        <translation>想怎么开始？</translation>
    </message>
    <message>
        <source>How to begin</source>
        <translation>怎么开始</translation>
    </message>
    <message>
        <source>ID numbers are kept under a key of this centre. Put a copy of the key on a stick and lock it away: without it, a restored backup cannot show them.</source>
        <translation>证件号用本中心的密钥加密。请把密钥副本存进 U 盘锁好：没有它，恢复备份后看不了证件号。</translation>
    </message>
    <message>
        <source>Inventing a lively centre</source>
        <translation>正在准备示例数据</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Kept at {time}</source>
        <translation>已自动保存 {time}</translation>
    </message>
    <message>
        <source>Keys and backup</source>
        <translation>钥匙与备份</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>本页按键</translation>
    </message>
    <message>
        <source>Keys on “{page}”</source>
        <translation>“{page}”的按键</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Last backup {when}, verified</source>
        <translation>上次备份 {when}，已验证</translation>
    </message>
    <message>
        <source>Last entry {when}</source>
        <translation>最后一笔 {when}</translation>
    </message>
    <message>
        <source>Later one is made every day by itself, and seven are kept</source>
        <translation>以后每天自动备份，保留七份</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Light look</source>
        <translation>浅色外观</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock, or let someone else sign in</source>
        <translation>锁定，或换人登录</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多栏目</translation>
    </message>
    <message>
        <source>Move in the list</source>
        <translation>在列表里移动</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name and PIN</source>
        <translation>姓名和 PIN</translation>
    </message>
    <message>
        <source>Name of the centre</source>
        <translation>中心名称</translation>
    </message>
    <message>
        <source>Name, hours, shifts and an administrator. Everything can be changed later.</source>
        <translation>填名称、时间、班次和管理员，以后都能改。</translation>
    </message>
    <message>
        <source>Name, parent, times</source>
        <translation>名称、上级、时间</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, phone tail, or what you want to do</source>
        <translation>姓名、拼音、首字母、手机尾号，或要做的事</translation>
    </message>
    <message>
        <source>New centre</source>
        <translation>新建中心</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新建人员卡</translation>
    </message>
    <message>
        <source>New, demo, or a backup</source>
        <translation>新建、示例或备份</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next page of the preview</source>
        <translation>预览翻到下一页</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>No network is needed. What you fill in is kept at once; after a restart you go on from here.</source>
        <translation>全程不用联网。填到哪里都会自动存好，关机再开接着填。</translation>
    </message>
    <message>
        <source>Nobody has this number.</source>
        <translation>没有这个编号的人。</translation>
    </message>
    <message>
        <source>Nobody here has this card.</source>
        <translation>没有人用这张工作证。</translation>
    </message>
    <message>
        <source>Normal type</source>
        <translation>标准字号</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>One small file, for the safe</source>
        <translation>一个小文件，锁进保险柜</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>打开卡片</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>打开前台</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Opening the data…</source>
        <translation>正在打开数据…</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN forgotten? An administrator sets a new one.</source>
        <translation>忘了 PIN，请管理员重设</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>再输一遍 PIN</translation>
    </message>
    <message>
        <source>Parent centre</source>
        <translation>上级中心</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Press a digit to choose, then enter the six digits of the PIN</source>
        <translation>按数字选人，再输 6 位 PIN</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the visitor log</source>
        <translation>打印来访登记表</translation>
    </message>
    <message>
        <source>Print this page</source>
        <translation>打印本页</translation>
    </message>
    <message>
        <source>Purposes of the visit</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>恢复这个备份？</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save to a stick…</source>
        <translation>存到 U 盘…</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已存好：{file}</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Set up a new centre</source>
        <translation>新建一个中心</translation>
    </message>
    <message>
        <source>Set up the centre</source>
        <translation>建好中心</translation>
    </message>
    <message>
        <source>Sets up staff and settings, makes backups. More people can be added later.</source>
        <translation>管人员、管设置、做备份。其他人以后再加。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Settings: backups and key copy</source>
        <translation>管理：备份与密钥副本</translation>
    </message>
    <message>
        <source>Settings: centre, hours, shifts</source>
        <translation>管理：中心、开放时间、班次</translation>
    </message>
    <message>
        <source>Settings: health check</source>
        <translation>管理：健康检查</translation>
    </message>
    <message>
        <source>Settings: ledgers brought in</source>
        <translation>管理：已导入的台账</translation>
    </message>
    <message>
        <source>Settings: look and language of this desk</source>
        <translation>管理：本台外观与语言</translation>
    </message>
    <message>
        <source>Settings: purposes, groups, tally keys</source>
        <translation>管理：事由、人群、计次键</translation>
    </message>
    <message>
        <source>Settings: staff and PINs</source>
        <translation>管理：人员与 PIN</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Sign a visitor in</source>
        <translation>来访登记</translation>
    </message>
    <message>
        <source>Sign a visitor out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Sign in as one of these; every role sees what it may see. Everybody is invented.</source>
        <translation>用下面任何一位登录；各角色看到的不一样。人物都是虚构的。</translation>
    </message>
    <message>
        <source>Sign this person in</source>
        <translation>给此人签到</translation>
    </message>
    <message>
        <source>Sign-in screen</source>
        <translation>登录页</translation>
    </message>
    <message>
        <source>Six digits; not a row such as 123456, not a birthday</source>
        <translation>六位数字；不要 123456 这样的连号，也不要生日</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Take back a digit</source>
        <translation>退一位</translation>
    </message>
    <message>
        <source>Take back the last act</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Taken back: {act}</source>
        <translation>已撤销：{act}</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>The PIN has six digits.</source>
        <translation>PIN 是六位数字。</translation>
    </message>
    <message>
        <source>The PIN is kept as a one-way hash. Nobody can read it, also we cannot.</source>
        <translation>PIN 只存单向散列值，谁也看不到，我们也一样。</translation>
    </message>
    <message>
        <source>The backup can't be restored</source>
        <translation>这个备份恢复不了</translation>
    </message>
    <message>
        <source>The data can't be opened</source>
        <translation>数据打不开</translation>
    </message>
    <message>
        <source>The demo centre is ready</source>
        <translation>示例中心准备好了</translation>
    </message>
    <message>
        <source>The head of printed pages</source>
        <translation>印出来的页头</translation>
    </message>
    <message>
        <source>The two PINs differ. Type the same six digits again.</source>
        <translation>两次输的 PIN 不一样，请再输一遍同样的六位。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可以撤销的。</translation>
    </message>
    <message>
        <source>These stand at the head of logs, forms and slips, and can be changed later.</source>
        <translation>这些会印在台账、登记表和对账单的页头上，以后能改。</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>To the sign-in screen</source>
        <translation>去登录</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Today; Ctrl+2 and on: the next places</source>
        <translation>今日；Ctrl+2 起依次是其他页面</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Try it with a lively day</source>
        <translation>先用示例数据试试</translation>
    </message>
    <message>
        <source>Try part of the name, the initials (zs), or the last four digits of the phone.</source>
        <translation>试试名字里的一个字、首字母（zs）或手机后四位。</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>去核实</translation>
    </message>
    <message>
        <source>Verify forgotten sign-outs</source>
        <translation>核实未签退的来访</translation>
    </message>
    <message>
        <source>Visitor log</source>
        <translation>来访登记表</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Visits after midnight belong to the day before; reports do not break there</source>
        <translation>凌晨的来访算在前一个值班日，报表不会从半夜断开</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Where to save the backup</source>
        <translation>备份存到哪里</translation>
    </message>
    <message>
        <source>Where to save the copy of the key</source>
        <translation>密钥副本存到哪里</translation>
    </message>
    <message>
        <source>Who is on duty?</source>
        <translation>谁来当班？</translation>
    </message>
    <message>
        <source>Write the name of the administrator.</source>
        <translation>请填管理员姓名。</translation>
    </message>
    <message>
        <source>You can try the demo first and set up your own centre later, in another folder.</source>
        <translation>可以先试示例数据，以后换个文件夹再建自己的中心。</translation>
    </message>
    <message>
        <source>demo PIN {pin}</source>
        <translation>示例 PIN {pin}</translation>
    </message>
    <message>
        <source>no PIN yet</source>
        <translation>还没有 PIN</translation>
    </message>
    <message>
        <source>to {time} the next day</source>
        <translation>到次日 {time}</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{date} {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{name} ({code})</source>
        <translation>{name}({code})</translation>
    </message>
    <message>
        <source>{name}'s unfinished entry is kept</source>
        <translation>{name}没写完的登记已经存好</translation>
    </message>
    <message>
        <source>{name}: enter the six digits of the PIN. Esc chooses someone else</source>
        <translation>{name}，请输 6 位 PIN；按 Esc 换人</translation>
    </message>
    <message>
        <source>{n} of {all} digits</source>
        <translation>已输 {n} 位，共 {all} 位</translation>
    </message>
    <message>
        <source>{n} people here now</source>
        <translation>在场 {n} 人</translation>
    </message>
    <message>
        <source>{n} sign-outs to verify</source>
        <translation>{n} 人未签退，待核实</translation>
    </message>
    <message>
        <source>{n} visitors did not sign out by the end of the shift; please verify.</source>
        <translation>{n} 位访客到交班还没签退，请核实。</translation>
    </message>
    <message>
        <source>{people} people, {visits} visits</source>
        <translation>{people} 人，{visits} 条来访</translation>
    </message>
    <message>
        <source>{time} handover to the {shift}</source>
        <translation>{time} 交给{shift}</translation>
    </message>
    <message>
        <source>{time} locked</source>
        <translation>{time} 锁定</translation>
    </message>
    <message>
        <source>{visits} visits are back. What was here: {folder}</source>
        <translation>已恢复 {visits} 条来访，原数据在 {folder}</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{date} {weekday}</translation>
    </message>
</context>
<context>
    <name>shifts</name>
    <message>
        <source>Day shift</source>
        <translation>白班</translation>
    </message>
    <message>
        <source>Early shift</source>
        <translation>早班</translation>
    </message>
    <message>
        <source>Middle shift</source>
        <translation>中班</translation>
    </message>
    <message>
        <source>Night shift</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>Whole day</source>
        <translation>全天</translation>
    </message>
</context>
<context>
    <name>sites</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Open 24 hours</source>
        <translation>24 小时不打烊</translation>
    </message>
    <message>
        <source>Park or building</source>
        <translation>园区、楼宇</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>不开放</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>All {n}</source>
        <translation>全部 {n} 人</translation>
    </message>
    <message>
        <source>Backed up {time}</source>
        <translation>上次备份 {time}</translation>
    </message>
    <message>
        <source>Badge {badge}</source>
        <translation>柜 {badge}</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>（已清除）</translation>
    </message>
    <message>
        <source>Every badge and locker key is back.</source>
        <translation>柜牌都已收回。</translation>
    </message>
    <message>
        <source>Everybody who left was signed out.</source>
        <translation>离开的人都已签退。</translation>
    </message>
    <message>
        <source>Expected and late: {n}</source>
        <translation>{n} 人过了预计时间</translation>
    </message>
    <message>
        <source>Expected next</source>
        <translation>接下来到访</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Last backup {time}</source>
        <translation>上次备份 {time}</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Nobody is announced for today.</source>
        <translation>今天没有预计到访的人。</translation>
    </message>
    <message>
        <source>Nobody is here.</source>
        <translation>现在没有人在场。</translation>
    </message>
    <message>
        <source>Not yet returned</source>
        <translation>柜牌未还</translation>
    </message>
    <message>
        <source>Nothing waits. A good moment for tea.</source>
        <translation>没有待办，喝口茶吧。</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sign in a visitor</source>
        <translation>来访登记</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>There is no backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>每小时人次</translation>
    </message>
    <message>
        <source>Waits for me</source>
        <translation>等我处理</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Who is here</source>
        <translation>在场名单</translation>
    </message>
    <message>
        <source>about {stay}</source>
        <translation>估 {stay}</translation>
    </message>
    <message>
        <source>filling up</source>
        <translation>渐满</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>人已离开</translation>
    </message>
    <message>
        <source>is here</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>latest first</source>
        <translation>后到的在前</translation>
    </message>
    <message>
        <source>over capacity</source>
        <translation>超员</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>plenty of room</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>room for {n}</source>
        <translation>容量 {n} 人</translation>
    </message>
    <message>
        <source>to get back</source>
        <translation>待收回</translation>
    </message>
    <message>
        <source>to verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <source>usual {weekday}</source>
        <translation>近 4 个{weekday}平均</translation>
    </message>
    <message>
        <source>visits by the hour, today</source>
        <translation>今日每小时人次</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{heads} with companions, room for {capacity}: {crowd}</source>
        <translation>连同行 {heads} 人，容量 {capacity} 人，{crowd}</translation>
    </message>
    <message>
        <source>{here} here, {total} visits today; the shift changes in {minutes} min</source>
        <translation>在场 {here} 人，今日 {total} 人次，{minutes} 分钟后交班</translation>
    </message>
    <message>
        <source>{here} here, {total} visits today; {shift} until {end}</source>
        <translation>在场 {here} 人，今日 {total} 人次，{shift}到 {end}</translation>
    </message>
    <message>
        <source>{month}/{day} {time}</source>
        <translation>{month}月{day}日 {time}</translation>
    </message>
    <message>
        <source>{name} +{n}</source>
        <translation>{name} 等 {all} 人</translation>
    </message>
    <message>
        <source>{n} left with a badge or locker key</source>
        <translation>{n} 人离开未还柜牌</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 人</translation>
    </message>
    <message>
        <source>{n} people more than there is room for</source>
        <translation>超出容量 {n} 人</translation>
    </message>
    <message>
        <source>{n} people never signed out</source>
        <translation>{n} 人未签退</translation>
    </message>
    <message>
        <source>{n} things</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>{n} visits today</source>
        <translation>今日 {n} 人次</translation>
    </message>
    <message>
        <source>{registered} signed in, {tallied} tallied</source>
        <translation>登记 {registered} · 计次 {tallied}</translation>
    </message>
    <message>
        <source>{stay} late</source>
        <translation>迟 {stay}</translation>
    </message>
</context>
<context>
    <name>visitors</name>
    <message>
        <source>+ and − count companions while choosing purposes</source>
        <translation>选事由时可按 + − 改同行人数</translation>
    </message>
    <message>
        <source>+{n}, now the key</source>
        <translation>+{n}，请按格子键</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>, badge {badge}</source>
        <translation>，柜 {badge}</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>Agrees that name and phone are kept</source>
        <translation>本人同意留存姓名、电话</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部群体</translation>
    </message>
    <message>
        <source>All purposes</source>
        <translation>全部事由</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>全部来访</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n} 人</translation>
    </message>
    <message>
        <source>Already here since {time}. Sign out first, or correct that visit.</source>
        <translation>{time} 已签到、还在场。请先签退，或更正那条来访。</translation>
    </message>
    <message>
        <source>Already signed out.</source>
        <translation>已经签退。</translation>
    </message>
    <message>
        <source>An arrival can't be emptied; void the visit instead.</source>
        <translation>来访时间不能清空；如登记有误，请作废这条来访。</translation>
    </message>
    <message>
        <source>An expected time lies within the coming year.</source>
        <translation>预计到访时间须在今后一年以内。</translation>
    </message>
    <message>
        <source>Announce</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Announce {name}</source>
        <translation>预约{name}</translation>
    </message>
    <message>
        <source>Announced already; open it on the board.</source>
        <translation>已经登记过预约，请在“预计到访”里打开修改。</translation>
    </message>
    <message>
        <source>Announced {name}</source>
        <translation>已登记 {name} 的预约</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到访</translation>
    </message>
    <message>
        <source>At most {n} characters, please.</source>
        <translation>最多 {n} 个字。</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>回到前台</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>柜号</translation>
    </message>
    <message>
        <source>Badge is back</source>
        <translation>柜牌已还</translation>
    </message>
    <message>
        <source>Badge of {name} is back</source>
        <translation>收回{name}的柜牌</translation>
    </message>
    <message>
        <source>Badge or locker</source>
        <translation>柜号或胸牌号</translation>
    </message>
    <message>
        <source>Badge or locker {badge} is back</source>
        <translation>柜牌 {badge} 已收回</translation>
    </message>
    <message>
        <source>Badge out</source>
        <translation>柜牌未还</translation>
    </message>
    <message>
        <source>Badge {badge} is back</source>
        <translation>柜 {badge} 已归还</translation>
    </message>
    <message>
        <source>Belongings</source>
        <translation>携带物品</translation>
    </message>
    <message>
        <source>Carries</source>
        <translation>携带</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>Choose {name}</source>
        <translation>选定{name}</translation>
    </message>
    <message>
        <source>Comes later</source>
        <translation>稍后来</translation>
    </message>
    <message>
        <source>Comes later, at</source>
        <translation>预计到访时间</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>同行</translation>
    </message>
    <message>
        <source>Companions: people who came along with a registered visitor.</source>
        <translation>同行：随登记访客一起来的人。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Corrected because: {reason}</source>
        <translation>更正原因：{reason}</translation>
    </message>
    <message>
        <source>Corrected the visit of {name}</source>
        <translation>已更正 {name} 的来访</translation>
    </message>
    <message>
        <source>Counted by mistake</source>
        <translation>误按计次</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>（已清除）</translation>
    </message>
    <message>
        <source>Everybody who left was signed out.</source>
        <translation>离开的人都已签退。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计到访</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出当前列表</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Found people</source>
        <translation>找到的人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>It has been returned already.</source>
        <translation>已经归还了。</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>Left at</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Left today</source>
        <translation>今天离开的</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name, pinyin, phone tail, badge, host, note</source>
        <translation>姓名、拼音、手机尾号、柜号、被访人、备注</translation>
    </message>
    <message>
        <source>Name, pinyin, phone tail, badge, or scan</source>
        <translation>姓名、拼音、手机尾号、柜号，或扫码</translation>
    </message>
    <message>
        <source>New visitor: {text}</source>
        <translation>新访客：{text}</translation>
    </message>
    <message>
        <source>No badge or locker was given out.</source>
        <translation>没有领用访客证或储物柜。</translation>
    </message>
    <message>
        <source>No visits like these</source>
        <translation>没有符合条件的来访</translation>
    </message>
    <message>
        <source>Nobody has left yet today.</source>
        <translation>今天还没有人离开。</translation>
    </message>
    <message>
        <source>Nobody is announced for today.</source>
        <translation>今天没有预计到访的人。</translation>
    </message>
    <message>
        <source>Nobody is here.</source>
        <translation>现在没有人在场。</translation>
    </message>
    <message>
        <source>Nobody like this is here.</source>
        <translation>在场的人里没有找到</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>Not signed in yet.</source>
        <translation>还没有签到。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐个核对</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>此人</translation>
    </message>
    <message>
        <source>Other time</source>
        <translation>改时间</translation>
    </message>
    <message>
        <source>People: each registered person counts once; companions and tallies are left out.</source>
        <translation>人数：实名登记的同一人只计一次，不含同行和计次。</translation>
    </message>
    <message>
        <source>Perhaps registered before</source>
        <translation>可能登记过</translation>
    </message>
    <message>
        <source>Perhaps registered before. ↓ chooses.</source>
        <translation>可能登记过，按 ↓ 选用</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Period in all: {total} visits ({registered} signed in, {tallied} tallied), {people} people</source>
        <translation>本时段共 {total} 人次（登记 {registered}，计次 {tallied}），登记 {people} 人</translation>
    </message>
    <message>
        <source>Person's card</source>
        <translation>查看人员卡</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Please choose a purpose: press its digit.</source>
        <translation>请按数字键选来访事由</translation>
    </message>
    <message>
        <source>Please enter when the visitor is expected.</source>
        <translation>请填预计到访时间。</translation>
    </message>
    <message>
        <source>Please enter when the visitor left.</source>
        <translation>请填写离开时间。</translation>
    </message>
    <message>
        <source>Please say why, in a few words.</source>
        <translation>请简单写明原因。</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Present: signed in and not signed out.</source>
        <translation>在场：已签到、未签退的人。</translation>
    </message>
    <message>
        <source>Print visitor log</source>
        <translation>打印来访登记表</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register {name}</source>
        <translation>登记{name}</translation>
    </message>
    <message>
        <source>Registered: each sign-in by name counts once; companions are counted apart.</source>
        <translation>登记：实名签到一次计一次，同行另计。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restored the visit of {name}</source>
        <translation>已恢复 {name} 的来访</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Settled {name}</source>
        <translation>已核实 {name}</translation>
    </message>
    <message>
        <source>Show all of today</source>
        <translation>看今天全部</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Sign in {name}</source>
        <translation>签到{name}</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Sign out {name}</source>
        <translation>签退{name}</translation>
    </message>
    <message>
        <source>Signed in {name}</source>
        <translation>已签到 {name}</translation>
    </message>
    <message>
        <source>Signed out {name}</source>
        <translation>已签退 {name}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Take a filter away or choose another period.</source>
        <translation>去掉一个筛选条件，或换一个时段。</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Tally: no name taken, each service counts once.</source>
        <translation>计次：不记姓名，每次服务计一次。</translation>
    </message>
    <message>
        <source>Tally: {group}, {service}</source>
        <translation>计次：{group} · {service}</translation>
    </message>
    <message>
        <source>The leaving lies before the arrival.</source>
        <translation>离开时间早于来访时间。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This person's card is no longer here.</source>
        <translation>此人的档案已不存在。</translation>
    </message>
    <message>
        <source>This time is in the future.</source>
        <translation>这个时间还没到。</translation>
    </message>
    <message>
        <source>This visit is voided.</source>
        <translation>这条来访已作废。</translation>
    </message>
    <message>
        <source>This visit isn't voided.</source>
        <translation>这条来访没有作废。</translation>
    </message>
    <message>
        <source>This visit needs no verifying.</source>
        <translation>这条来访不需要核实。</translation>
    </message>
    <message>
        <source>This visitor is no longer on the expected list.</source>
        <translation>此人已不在预计到访名单里。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>To verify: not signed out when the shift ended; their time doesn't count.</source>
        <translation>待核实：交班时未签退，时长不计。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Type a name, its pinyin (zs for 张硕), the last digits of a phone; or scan.</source>
        <translation>输入姓名、拼音首字母（zs 找张硕）或手机尾号，也可以扫码。</translation>
    </message>
    <message>
        <source>Unfinished entry of {time} brought back.</source>
        <translation>已找回 {time} 没登记完的内容</translation>
    </message>
    <message>
        <source>Until settled they count with the longest usual stay, and in no report's stays.</source>
        <translation>核实前按场地上限计时，不进报表的时长。</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>来访人</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访记录</translation>
    </message>
    <message>
        <source>Visits by the day</source>
        <translation>每日人次</translation>
    </message>
    <message>
        <source>Visits by the hour</source>
        <translation>各时段人次</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Void the visit</source>
        <translation>作废此条</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Voided because: {reason}</source>
        <translation>作废原因：{reason}</translation>
    </message>
    <message>
        <source>Voided the visit of {name}</source>
        <translation>已作废 {name} 的来访</translation>
    </message>
    <message>
        <source>Voided too</source>
        <translation>含作废</translation>
    </message>
    <message>
        <source>Voiding takes this visit out of every list and figure. It stays in the history.</source>
        <translation>作废后不再计入任何名单和人次，记录仍保留可查。</translation>
    </message>
    <message>
        <source>Who changed what</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Who leaves? Name, pinyin, phone tail or badge</source>
        <translation>谁要签退？姓名、拼音、手机尾号或柜号</translation>
    </message>
    <message>
        <source>With</source>
        <translation>同行</translation>
    </message>
    <message>
        <source>Won't come</source>
        <translation>不来了</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text with commas (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)</translation>
    </message>
    <message>
        <source>Write a time, such as 18:30.</source>
        <translation>时间请写成 18:30 这样。</translation>
    </message>
    <message>
        <source>Writing visits</source>
        <translation>正在写出来访记录</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Your unfinished correction is back.</source>
        <translation>已找回上次没做完的更正</translation>
    </message>
    <message>
        <source>a key adds one; digits first add more</source>
        <translation>按键加一，先按数字多加</translation>
    </message>
    <message>
        <source>a step back; what was typed stays</source>
        <translation>退一步，已填内容保留</translation>
    </message>
    <message>
        <source>about {stay}</source>
        <translation>估 {stay}</translation>
    </message>
    <message>
        <source>about {time}, to verify</source>
        <translation>约 {time}，待核实</translation>
    </message>
    <message>
        <source>all visits; Enter opens one</source>
        <translation>全部来访，Enter 打开一条</translation>
    </message>
    <message>
        <source>as last time; a digit chooses another</source>
        <translation>与上次相同，按数字键改</translation>
    </message>
    <message>
        <source>badge {badge}</source>
        <translation>柜 {badge}</translation>
    </message>
    <message>
        <source>choose among the found people</source>
        <translation>在找到的人里上下选</translation>
    </message>
    <message>
        <source>choose, then sign in; somebody who is here is signed out</source>
        <translation>选定，再按签到；在场的人直接签退</translation>
    </message>
    <message>
        <source>companions, badge, then host, belongings and note</source>
        <translation>同行、柜号，再到被访人、携带、备注</translation>
    </message>
    <message>
        <source>digits choose, several allowed</source>
        <translation>按数字键选，可多选</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>expected {time}</source>
        <translation>预计 {time}</translation>
    </message>
    <message>
        <source>filling up</source>
        <translation>渐满</translation>
    </message>
    <message>
        <source>first visit</source>
        <translation>第一次来</translation>
    </message>
    <message>
        <source>full</source>
        <translation>已满</translation>
    </message>
    <message>
        <source>here since {time}</source>
        <translation>在场，{time} 到</translation>
    </message>
    <message>
        <source>in an open visit: correct, void, sign out, badge is back</source>
        <translation>打开一条来访后：E 更正、V 作废、S 签退、B 柜牌已还</translation>
    </message>
    <message>
        <source>last {day} {purpose}</source>
        <translation>上次 {day} {purpose}</translation>
    </message>
    <message>
        <source>left {time} with badge {badge}</source>
        <translation>{time} 离开，柜 {badge} 未还</translation>
    </message>
    <message>
        <source>name, phone and group, once</source>
        <translation>登记姓名、电话、群体，下次免填</translation>
    </message>
    <message>
        <source>new sign-in</source>
        <translation>来访登记</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>下一位 {time}</translation>
    </message>
    <message>
        <source>not signed out when their shift ended</source>
        <translation>班次结束时未签退</translation>
    </message>
    <message>
        <source>not yet returned</source>
        <translation>未归还</translation>
    </message>
    <message>
        <source>only to announce</source>
        <translation>填时间则只登记预约</translation>
    </message>
    <message>
        <source>over capacity</source>
        <translation>超员</translation>
    </message>
    <message>
        <source>purposes, once the person is chosen; + and − count companions</source>
        <translation>选定人后按数字选事由，+ − 改同行人数</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>roomy</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>sees {host}</source>
        <translation>访{host}</translation>
    </message>
    <message>
        <source>settle what is to verify: Enter confirms, T types the time</source>
        <translation>逐个核对：Enter 确认，T 改时间</translation>
    </message>
    <message>
        <source>sign out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>stayed {stay} on average</source>
        <translation>平均停留 {stay}</translation>
    </message>
    <message>
        <source>tally: Q W E R T, A S D F G, Z X C V B; digits first add more</source>
        <translation>计次：QWERT、ASDFG、ZXCVB 加一，先按数字可一次多加</translation>
    </message>
    <message>
        <source>then a key adds one</source>
        <translation>后按键加一</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>who has not returned a badge</source>
        <translation>柜牌未还的人</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{badge} is still with {name}, since {time}.</source>
        <translation>{badge} 还在 {name} 手里（{time} 领取）。</translation>
    </message>
    <message>
        <source>{date} {year}</source>
        <translation>{year}年{date}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{day}: {n} visits</source>
        <translation>{day}：{n} 人次</translation>
    </message>
    <message>
        <source>{heads} of {capacity}, {crowd}</source>
        <translation>{heads}/{capacity}，{crowd}</translation>
    </message>
    <message>
        <source>{here} present, {total} visits today ({registered} signed in, {tallied} tallied)</source>
        <translation>在场 {here} 人，今日 {total} 人次（登记 {registered}，计次 {tallied}）</translation>
    </message>
    <message>
        <source>{here} present, {total} visits today ({registered} signed in, {tallied} tallied), {expected} still to come</source>
        <translation>在场 {here} 人，今日 {total} 人次（登记 {registered}，计次 {tallied}），还有 {expected} 人未到</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h} 小时</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m} 分钟</translation>
    </message>
    <message>
        <source>{name} +{n}</source>
        <translation>{name} 等 {all} 人</translation>
    </message>
    <message>
        <source>{name} is not here.</source>
        <translation>{name} 不在场</translation>
    </message>
    <message>
        <source>{name} won't come</source>
        <translation>{name} 不来了</translation>
    </message>
    <message>
        <source>{n} badges out</source>
        <translation>{n} 个柜牌未还</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>共 {n} 条</translation>
    </message>
    <message>
        <source>{n} late</source>
        <translation>{n} 人已过预计时间</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 人</translation>
    </message>
    <message>
        <source>{n} more.</source>
        <translation>还有 {n} 人。</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} rows copied</source>
        <translation>已复制 {n} 行</translation>
    </message>
    <message>
        <source>{n} visits</source>
        <translation>{n} 人次</translation>
    </message>
    <message>
        <source>{stay} late</source>
        <translation>迟 {stay}</translation>
    </message>
</context>
</TS>
