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
    <name>activities</name>
    <message>
        <source>({relation})</source>
        <translation>（{relation}）</translation>
    </message>
    <message>
        <source>1 activity</source>
        <translation>1 项活动</translation>
    </message>
    <message>
        <source>1 child</source>
        <translation>1 个孩子</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 场</translation>
    </message>
    <message>
        <source>A ballot needs a number of places.</source>
        <translation>摇号录取必须填写名额。</translation>
    </message>
    <message>
        <source>A digit adds a returned form of that score; Ctrl+Z takes it back.</source>
        <translation>按数字记一份该分数的反馈表；Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>A household is taken in by name or phone, all its children at once.</source>
        <translation>输入姓名或电话，一家的孩子一次登记完。</translation>
    </message>
    <message>
        <source>A manager adds them.</source>
        <translation>由主管添加。</translation>
    </message>
    <message>
        <source>A manager plans activities.</source>
        <translation>活动由主管策划。</translation>
    </message>
    <message>
        <source>A manager plans them; then they are registered for here.</source>
        <translation>主管策划好活动后，在这里登记报名。</translation>
    </message>
    <message>
        <source>A manager writes the archive.</source>
        <translation>档案由主管填写。</translation>
    </message>
    <message>
        <source>A place is kept until {time}: please ring</source>
        <translation>名额保留到 {time}，请电话通知</translation>
    </message>
    <message>
        <source>A place within a desk's share is sure, also while the two desks don't see each other. What is handed over comes back only if that desk hands it back.</source>
        <translation>前台名下的名额算数，两个前台数据还没互通时也一样。让出去的名额，只有对方再让回来才会回到这里。</translation>
    </message>
    <message>
        <source>A remark, then the digit of its score</source>
        <translation>先写意见，再按它的分数</translation>
    </message>
    <message>
        <source>A session lasts a day at most; a longer activity has several.</source>
        <translation>一个场次最长一天，更长的活动请分成几场。</translation>
    </message>
    <message>
        <source>A thing and how many, such as water 120 bottles</source>
        <translation>物品和数量，如 矿泉水 120 瓶</translation>
    </message>
    <message>
        <source>Above the quota</source>
        <translation>超额录取</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Absent, and close</source>
        <translation>记为缺席并结束</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Activities of one occasion are counted together at all levels: add it with Alt+G.</source>
        <translation>同一专项下各级活动合并统计，按 Alt+G 新建专项。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Activity name</source>
        <translation>活动名称</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a quota</source>
        <translation>添加名额</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add these sessions</source>
        <translation>添加这些场次</translation>
    </message>
    <message>
        <source>Add this session</source>
        <translation>添加这一场</translation>
    </message>
    <message>
        <source>Admit</source>
        <translation>录取</translation>
    </message>
    <message>
        <source>Admit all the same</source>
        <translation>仍然录取</translation>
    </message>
    <message>
        <source>Admit it above the places there are?</source>
        <translation>超出名额录取这户？</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>已录取</translation>
    </message>
    <message>
        <source>Admitted above the quota</source>
        <translation>超额录取</translation>
    </message>
    <message>
        <source>Admitted {name}</source>
        <translation>{name} 已录取</translation>
    </message>
    <message>
        <source>After it in turn but in, being fewer: {numbers}.</source>
        <translation>排在后面但人数少、先录取的：{numbers}。</translation>
    </message>
    <message>
        <source>After it in turn but in, by the places kept for “{quota}”: {numbers}.</source>
        <translation>排在后面但占“{quota}”预留名额先录取的：{numbers}。</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>全部专项</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>全部层级</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>全部场次</translation>
    </message>
    <message>
        <source>All {n} places are taken.</source>
        <translation>{n} 个名额已满。</translation>
    </message>
    <message>
        <source>Already signed in</source>
        <translation>已经签过到</translation>
    </message>
    <message>
        <source>Also {numbers}</source>
        <translation>另登记为 {numbers}</translation>
    </message>
    <message>
        <source>Another child</source>
        <translation>再加一个孩子</translation>
    </message>
    <message>
        <source>Another person</source>
        <translation>再加一人</translation>
    </message>
    <message>
        <source>Another session</source>
        <translation>再加一场</translation>
    </message>
    <message>
        <source>Another space at the same time</source>
        <translation>同时用另一个场地</translation>
    </message>
    <message>
        <source>Another spelling, or fewer filters; the line has a tab of its own.</source>
        <translation>换个写法，或少选几项筛选；候补在旁边另一页。</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Archive saved</source>
        <translation>档案已保存</translation>
    </message>
    <message>
        <source>Archive to complete</source>
        <translation>档案待补</translation>
    </message>
    <message>
        <source>At most {most} of one household take part; with this there are {n}.</source>
        <translation>每户最多 {most} 人参加，加上这次共 {n} 人。</translation>
    </message>
    <message>
        <source>At most {n} photos are kept here.</source>
        <translation>这里最多保存 {n} 张照片。</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>到门口签到</translation>
    </message>
    <message>
        <source>At which door is this desk?</source>
        <translation>这台电脑在哪个门口？</translation>
    </message>
    <message>
        <source>At {n} of the sessions the space is taken</source>
        <translation>有 {n} 场的场地已被占用</translation>
    </message>
    <message>
        <source>Attendance rate</source>
        <translation>出勤率</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the activity</source>
        <translation>返回活动</translation>
    </message>
    <message>
        <source>Ballot</source>
        <translation>摇号</translation>
    </message>
    <message>
        <source>Ballot: {title}</source>
        <translation>摇号：{title}</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Being planned</source>
        <translation>筹备中</translation>
    </message>
    <message>
        <source>Best something nobody could choose, such as tonight's lottery numbers. Left empty, one is made.</source>
        <translation>最好是谁也定不了的数，例如今晚的福彩号码；不填就由程序生成。</translation>
    </message>
    <message>
        <source>Beyond the places there are: keep it all the same, or let it wait</source>
        <translation>超出现有名额：超额保留，还是转候补</translation>
    </message>
    <message>
        <source>Blanks or commas between rows, a dash for several in a row: 3 7 9-12.</source>
        <translation>行号之间用空格或逗号隔开，连续的几行用短横：3 7 9-12。</translation>
    </message>
    <message>
        <source>Bring in a list</source>
        <translation>导入报名名单</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Brought by: {names}</source>
        <translation>谁送来：{names}</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消活动</translation>
    </message>
    <message>
        <source>Call off the session</source>
        <translation>取消这一场</translation>
    </message>
    <message>
        <source>Call off {session}</source>
        <translation>取消 {session} 这一场</translation>
    </message>
    <message>
        <source>Call off {title}</source>
        <translation>取消“{title}”</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项</translation>
    </message>
    <message>
        <source>Campaign {name} saved</source>
        <translation>专项“{name}”已保存</translation>
    </message>
    <message>
        <source>Campaign {name} voided</source>
        <translation>专项“{name}”已作废</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>专项</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消报名</translation>
    </message>
    <message>
        <source>Cancelled {name}</source>
        <translation>{name} 已取消报名</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <source>Caption changed</source>
        <translation>照片说明已更改</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>参加证书</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改这一场</translation>
    </message>
    <message>
        <source>Change the activity</source>
        <translation>修改活动</translation>
    </message>
    <message>
        <source>Change this session</source>
        <translation>修改这一场</translation>
    </message>
    <message>
        <source>Changed {name}</source>
        <translation>{name} 已修改</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>孩子</translation>
    </message>
    <message>
        <source>Children who are here</source>
        <translation>在场的孩子</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Choose a child: those who may take it home stand here with their digits.</source>
        <translation>先选孩子：可以接的人会列在这里，按数字选择。</translation>
    </message>
    <message>
        <source>Choose a space</source>
        <translation>选择场地</translation>
    </message>
    <message>
        <source>Choose the activity, then press Ctrl+N again.</source>
        <translation>先选活动，再按 Ctrl+N。</translation>
    </message>
    <message>
        <source>Choose “All” to see those that are over.</source>
        <translation>选“全部”可看已结束的活动。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>结束签到</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>锁定名单</translation>
    </message>
    <message>
        <source>Close the list: who applied by then takes part, nobody joins it afterwards.</source>
        <translation>锁定名单：到这时报了名的参加摇号，之后不再加人。</translation>
    </message>
    <message>
        <source>Close the list?</source>
        <translation>锁定摇号名单？</translation>
    </message>
    <message>
        <source>Close the sign-in</source>
        <translation>结束签到</translation>
    </message>
    <message>
        <source>Colleague, card, or any name</source>
        <translation>同事、已有档案的人，或任意姓名</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>已接走</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>接送</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>接送</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Confirmed above the places there are.</source>
        <translation>经确认超名额录取。</translation>
    </message>
    <message>
        <source>Consent is here</source>
        <translation>同意书已交</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact: name, pinyin or phone</source>
        <translation>联系人：姓名、拼音或电话</translation>
    </message>
    <message>
        <source>Counted once either way. Which of them is right?</source>
        <translation>无论哪条，都只计一次。哪一条是对的？</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>占用名额</translation>
    </message>
    <message>
        <source>Counts in</source>
        <translation>占用名额</translation>
    </message>
    <message>
        <source>Ctrl+Enter notes a walk-in.</source>
        <translation>Ctrl+Enter 登记为现场参加。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>本月日历</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Desk {desk} decides on this activity: the lots are drawn there.</source>
        <translation>本活动由 {desk} 台决定，请在 {desk} 台摇号。</translation>
    </message>
    <message>
        <source>Did not want the place it was offered</source>
        <translation>放弃补录的名额</translation>
    </message>
    <message>
        <source>Differs from person to person</source>
        <translation>各人类别不同</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门口</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>摇号</translation>
    </message>
    <message>
        <source>Draw only once the printed list hangs up: a draw can't be taken back.</source>
        <translation>打印的名单张贴以后再摇号：摇号不能撤销。</translation>
    </message>
    <message>
        <source>Draw the lots</source>
        <translation>开始摇号</translation>
    </message>
    <message>
        <source>Draw the lots now?</source>
        <translation>现在摇号？</translation>
    </message>
    <message>
        <source>Draw: the order follows from seed and numbers; anyone can work it out again.</source>
        <translation>摇号：顺序由种子和编号算出，任何人都能照着重算。</translation>
    </message>
    <message>
        <source>Drawn as</source>
        <translation>摇号名次</translation>
    </message>
    <message>
        <source>Drawn as number {n}.</source>
        <translation>摇号第 {n} 位。</translation>
    </message>
    <message>
        <source>Drawn {time}: {n} of {all} households have places</source>
        <translation>{time} 摇号：{all} 户中 {n} 户录取</translation>
    </message>
    <message>
        <source>Drop files here, choose them, or paste a picture with Ctrl+V.</source>
        <translation>把照片拖到这里、从文件里选，或用 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Earlier sessions</source>
        <translation>前面的场次</translation>
    </message>
    <message>
        <source>Empty: as soon as it is published</source>
        <translation>不填：发布后即可报名</translation>
    </message>
    <message>
        <source>Empty: on the day of the first session</source>
        <translation>不填：按首场当天</translation>
    </message>
    <message>
        <source>Empty: until it is over</source>
        <translation>不填：活动结束前都可报名</translation>
    </message>
    <message>
        <source>Empty: wherever they live; several with 、 between</source>
        <translation>不填：不限居住地；多个社区用顿号隔开</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Enter again signs in all the same.</source>
        <translation>再按 Enter 仍然签到。</translation>
    </message>
    <message>
        <source>Enter changes a line, Alt+↑ and Alt+↓ move it, Delete takes it out.</source>
        <translation>Enter 修改，Alt+↑ Alt+↓ 移动，Delete 删除。</translation>
    </message>
    <message>
        <source>Enter changes one, Delete calls it off.</source>
        <translation>回车修改，Delete 取消该场。</translation>
    </message>
    <message>
        <source>Enter changes one, Delete takes it out.</source>
        <translation>回车修改，Delete 移除。</translation>
    </message>
    <message>
        <source>Entered by mistake</source>
        <translation>误录</translation>
    </message>
    <message>
        <source>Esc goes back to the list</source>
        <translation>Esc 返回名单</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every quota needs a name.</source>
        <translation>每项名额都要有名称。</translation>
    </message>
    <message>
        <source>Every two weeks</source>
        <translation>每两周</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Everybody on the list is accounted for.</source>
        <translation>名单上的人都有记录了。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>档案材料</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Export the registrations</source>
        <translation>导出报名名单</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>满意度反馈</translation>
    </message>
    <message>
        <source>Figures of the session</source>
        <translation>本场人数</translation>
    </message>
    <message>
        <source>Figures of the session saved</source>
        <translation>本场人数已保存</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>去补齐</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>For a session without a list: they go into the activity log as they are.</source>
        <translation>没有名单的场次用：照原样写进活动台账。</translation>
    </message>
    <message>
        <source>For what was made by mistake; what can't be held is called off instead.</source>
        <translation>只用于误建的活动；办不成的活动请用“取消活动”。</translation>
    </message>
    <message>
        <source>For whom, as it is called on paper</source>
        <translation>名额名称，如双职工家庭</translation>
    </message>
    <message>
        <source>Form of consent is here</source>
        <translation>同意书已交</translation>
    </message>
    <message>
        <source>Form of consent is missing</source>
        <translation>同意书改为未交</translation>
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
        <source>From the paper sheet</source>
        <translation>按纸质签到表登记</translation>
    </message>
    <message>
        <source>From today</source>
        <translation>今天起</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>名额已满</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>年级</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>让出</translation>
    </message>
    <message>
        <source>Hand over all the same</source>
        <translation>仍然交接</translation>
    </message>
    <message>
        <source>Hand places to another desk</source>
        <translation>把名额让给别的前台</translation>
    </message>
    <message>
        <source>Held several times</source>
        <translation>分多场举办</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Hold it after all</source>
        <translation>恢复举办</translation>
    </message>
    <message>
        <source>How many forms at once</source>
        <translation>一次记几份</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>How many places?</source>
        <translation>请填写名额数。</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>How to look at them</source>
        <translation>查看方式</translation>
    </message>
    <message>
        <source>Is this somebody else of the same name?</source>
        <translation>是同名的另一个人吗？</translation>
    </message>
    <message>
        <source>It has no session yet: say when it is held first.</source>
        <translation>还没有场次：请先安排时间。</translation>
    </message>
    <message>
        <source>It is noted with each arrival, until somebody changes it.</source>
        <translation>每次签到都会记下，直到有人更改。</translation>
    </message>
    <message>
        <source>It is printed in the activity log; leave it empty if nobody said.</source>
        <translation>会写进活动台账；没人说明可以不填。</translation>
    </message>
    <message>
        <source>It takes registrations once it is published.</source>
        <translation>发布后才能报名。</translation>
    </message>
    <message>
        <source>Its activities stay; they are of no campaign then.</source>
        <translation>专项下的活动保留，不再归属专项。</translation>
    </message>
    <message>
        <source>Its booking is cancelled; the other sessions stay.</source>
        <translation>这一场的场地预约随之取消，其他场次不变。</translation>
    </message>
    <message>
        <source>Its bookings to come are cancelled; who is registered stays listed.</source>
        <translation>之后的场地预约随之取消，报名名单保留。</translation>
    </message>
    <message>
        <source>Keep it above the quota</source>
        <translation>超额保留</translation>
    </message>
    <message>
        <source>Keeping the photos</source>
        <translation>正在保存照片</translation>
    </message>
    <message>
        <source>Kept until {time}</source>
        <translation>预留到 {time}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Late, signed in {time}</source>
        <translation>迟到，{time} 签到</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Later sessions</source>
        <translation>后面的场次</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Leave public holidays out</source>
        <translation>避开法定节假日</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Left early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>Left out in a change</source>
        <translation>修改报名时去掉</translation>
    </message>
    <message>
        <source>Let it wait</source>
        <translation>转候补</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Look at the number; ↑ ↓ choose, Enter signs in.</source>
        <translation>请核对编号；↑ ↓ 选择，Enter 签到。</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>正在查…</translation>
    </message>
    <message>
        <source>Lots not drawn yet</source>
        <translation>还没有摇号</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Materials changed</source>
        <translation>物资已更改</translation>
    </message>
    <message>
        <source>May collect the children</source>
        <translation>可以接孩子的人</translation>
    </message>
    <message>
        <source>May collect, beside the contact</source>
        <translation>除联系人外，还有谁可以接</translation>
    </message>
    <message>
        <source>Missing before the log is printed: {what}</source>
        <translation>打印台账前还缺：{what}</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>周一至周五</translation>
    </message>
    <message>
        <source>More came late than came at all.</source>
        <translation>迟到人数超过了实到人数。</translation>
    </message>
    <message>
        <source>More were admitted than there are places</source>
        <translation>录取超出名额</translation>
    </message>
    <message>
        <source>More were admitted than there are places; desk {desk} had given all of its own before this household.</source>
        <translation>录取超出名额；{desk} 台分到的名额在这户之前已用完。</translation>
    </message>
    <message>
        <source>More were admitted than there are places; this household is among the last.</source>
        <translation>录取超出名额，这户排在最后。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name the door</source>
        <translation>设定门口</translation>
    </message>
    <message>
        <source>Name, and what the person is to the child</source>
        <translation>姓名，以及与孩子的关系</translation>
    </message>
    <message>
        <source>Name, pinyin or number of an activity</source>
        <translation>活动名称、拼音或编号</translation>
    </message>
    <message>
        <source>Name, pinyin, end of phone</source>
        <translation>姓名、拼音、电话尾号</translation>
    </message>
    <message>
        <source>Name, pinyin, number, phone tail, or scan the ticket</source>
        <translation>姓名、拼音、编号、电话尾号，或扫票</translation>
    </message>
    <message>
        <source>Named are: {names}</source>
        <translation>登记的接送人：{names}</translation>
    </message>
    <message>
        <source>New activity</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建专项</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>No activities in this period</source>
        <translation>这段时间没有活动</translation>
    </message>
    <message>
        <source>No activities like these</source>
        <translation>没有符合条件的活动</translation>
    </message>
    <message>
        <source>No activities yet</source>
        <translation>还没有活动</translation>
    </message>
    <message>
        <source>No campaigns yet</source>
        <translation>还没有专项</translation>
    </message>
    <message>
        <source>No child is waiting to be collected</source>
        <translation>没有等待接走的孩子</translation>
    </message>
    <message>
        <source>No form has come back yet</source>
        <translation>还没有收回反馈表</translation>
    </message>
    <message>
        <source>No form of consent</source>
        <translation>同意书未交</translation>
    </message>
    <message>
        <source>No longer a quota</source>
        <translation>不再设此名额</translation>
    </message>
    <message>
        <source>No materials are listed</source>
        <translation>还没有列物资</translation>
    </message>
    <message>
        <source>No photo yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>No place is free that it could have.</source>
        <translation>没有它能用的空位。</translation>
    </message>
    <message>
        <source>No place is offered to this household any more.</source>
        <translation>这户的补录名额已经失效。</translation>
    </message>
    <message>
        <source>No places are kept: whoever registers first has them.</source>
        <translation>没有预留名额，先报先得。</translation>
    </message>
    <message>
        <source>No space is booked yet.</source>
        <translation>还没有选场地。</translation>
    </message>
    <message>
        <source>Nobody has applied yet.</source>
        <translation>还没有人报名。</translation>
    </message>
    <message>
        <source>Nobody has to register for this activity.</source>
        <translation>本活动无需报名。</translation>
    </message>
    <message>
        <source>Nobody is called so</source>
        <translation>没有叫这个名字的人</translation>
    </message>
    <message>
        <source>Nobody is on duty yet</source>
        <translation>还没有安排人员</translation>
    </message>
    <message>
        <source>Nobody is on the list</source>
        <translation>名单上没有人</translation>
    </message>
    <message>
        <source>Nobody is registered for this session.</source>
        <translation>本场还没有人报名。</translation>
    </message>
    <message>
        <source>Nobody is registered yet</source>
        <translation>还没有人报名</translation>
    </message>
    <message>
        <source>Nobody leaves before they came.</source>
        <translation>离开时间不能早于到达时间。</translation>
    </message>
    <message>
        <source>Nobody like this</source>
        <translation>没有符合的</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>没有人候补</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>None chosen: everybody</source>
        <translation>不选：不限对象</translation>
    </message>
    <message>
        <source>Not complete yet: {what}</source>
        <translation>还不完整：{what}</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Not on duty after all</source>
        <translation>不再安排</translation>
    </message>
    <message>
        <source>Not on the list</source>
        <translation>名单上没有</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不结束</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Note them</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Nothing is missing; the log can be printed.</source>
        <translation>材料齐全，可以打印台账。</translation>
    </message>
    <message>
        <source>Nothing is planned</source>
        <translation>暂无活动</translation>
    </message>
    <message>
        <source>Nothing on this day</source>
        <translation>这一天没有活动</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number {n} in line</source>
        <translation>候补第 {n} 户</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>人员分工</translation>
    </message>
    <message>
        <source>Once all places are taken, households wait here and are offered what comes free.</source>
        <translation>名额满了以后，后来的家庭在这里候补，有空位依次通知。</translation>
    </message>
    <message>
        <source>Once they are drawn, who got no place waits here in the order of the lots.</source>
        <translation>摇号以后，没有摇中的家庭按名次排在这里候补。</translation>
    </message>
    <message>
        <source>One registration is beyond the places there are: please decide</source>
        <translation>有 1 户超出名额，请确认</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Paper sheet</source>
        <translation>纸质签到表</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>参加人</translation>
    </message>
    <message>
        <source>Parts of the activity</source>
        <translation>活动的各部分</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Pending confirmation</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Person {n}</source>
        <translation>第 {n} 人</translation>
    </message>
    <message>
        <source>Person's card</source>
        <translation>人员卡</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photo moved</source>
        <translation>照片顺序已调整</translation>
    </message>
    <message>
        <source>Photo taken out</source>
        <translation>照片已移除</translation>
    </message>
    <message>
        <source>Photo {n} of {all}</source>
        <translation>第 {n} 张，共 {all} 张</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos of the activity</source>
        <translation>活动照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Places came free for this household: they are offered to it next.</source>
        <translation>已有空位，接下来补录这户。</translation>
    </message>
    <message>
        <source>Places kept</source>
        <translation>预留名额</translation>
    </message>
    <message>
        <source>Places kept for groups</source>
        <translation>预留名额</translation>
    </message>
    <message>
        <source>Places left</source>
        <translation>剩余名额</translation>
    </message>
    <message>
        <source>Places of this activity are not given by ballot.</source>
        <translation>本活动不是摇号录取。</translation>
    </message>
    <message>
        <source>Plan and archive</source>
        <translation>方案与归档</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Plan it again</source>
        <translation>再办一次</translation>
    </message>
    <message>
        <source>Plan one with Alt+N, or choose “All” to see those that are over.</source>
        <translation>按 Alt+N 新建活动，或选“全部”看已结束的。</translation>
    </message>
    <message>
        <source>Plan the first with Alt+N.</source>
        <translation>按 Alt+N 新建第一项活动。</translation>
    </message>
    <message>
        <source>Plan them all</source>
        <translation>全部加入</translation>
    </message>
    <message>
        <source>Plan {title} again</source>
        <translation>再办一次“{title}”</translation>
    </message>
    <message>
        <source>Please enter what the activity is called.</source>
        <translation>请填写活动名称。</translation>
    </message>
    <message>
        <source>Please fill in the name.</source>
        <translation>请填姓名。</translation>
    </message>
    <message>
        <source>Please say who collects {name}.</source>
        <translation>请填写谁来接{name}。</translation>
    </message>
    <message>
        <source>Please say who registers.</source>
        <translation>请填联系人。</translation>
    </message>
    <message>
        <source>Please say who registers: a name and a telephone.</source>
        <translation>请填写联系人的姓名和电话。</translation>
    </message>
    <message>
        <source>Please say who takes part.</source>
        <translation>请选谁参加。</translation>
    </message>
    <message>
        <source>Please say who.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Please type the numbers of the rows.</source>
        <translation>请输入签到表上的行号。</translation>
    </message>
    <message>
        <source>Please write who takes the child home.</source>
        <translation>请写明谁来接孩子。</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Present, excused and absent are more than were expected.</source>
        <translation>实到、请假、缺席之和超过了应到人数。</translation>
    </message>
    <message>
        <source>Press “Add these sessions” first: some dates are taken.</source>
        <translation>有几天场地被占用，请先点“添加这些场次”。</translation>
    </message>
    <message>
        <source>Print log</source>
        <translation>打印台账</translation>
    </message>
    <message>
        <source>Print sign-in sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <source>Print the list with its seed and put it up, before anything is drawn.</source>
        <translation>摇号前打印带种子的名单并张贴。</translation>
    </message>
    <message>
        <source>Print the log</source>
        <translation>打印台账</translation>
    </message>
    <message>
        <source>Print the notice: who is in and why</source>
        <translation>打印公示：谁录取、为什么</translation>
    </message>
    <message>
        <source>Print the register</source>
        <translation>打印月台账</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印名单</translation>
    </message>
    <message>
        <source>Print tickets</source>
        <translation>打印参加券</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Put on duty</source>
        <translation>安排人员</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>登记候补</translation>
    </message>
    <message>
        <source>Quota name</source>
        <translation>名额名称</translation>
    </message>
    <message>
        <source>Reading the photos</source>
        <translation>正在处理照片</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予录取</translation>
    </message>
    <message>
        <source>Refused {name}</source>
        <translation>{name} 未予录取</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记报名</translation>
    </message>
    <message>
        <source>Register all the same</source>
        <translation>仍然登记</translation>
    </message>
    <message>
        <source>Register them against the rules of the activity?</source>
        <translation>不符合活动的报名条件，仍要登记？</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Registered now, {who} is admitted.</source>
        <translation>{who}现在报名，可以直接录取</translation>
    </message>
    <message>
        <source>Registered now, {who} takes part in the ballot.</source>
        <translation>{who}现在报名，参加摇号</translation>
    </message>
    <message>
        <source>Registered now, {who} waits as number {n}.</source>
        <translation>{who}现在报名，会排到候补第 {n} 户</translation>
    </message>
    <message>
        <source>Registered {name}</source>
        <translation>{name} 已录取</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>登记报名</translation>
    </message>
    <message>
        <source>Registration and places</source>
        <translation>报名与名额</translation>
    </message>
    <message>
        <source>Registration begins at {time}.</source>
        <translation>{time} 开始报名。</translation>
    </message>
    <message>
        <source>Registration ended at {time}.</source>
        <translation>报名已于 {time} 截止。</translation>
    </message>
    <message>
        <source>Registration ends after it begins.</source>
        <translation>报名截止时间要晚于开始时间。</translation>
    </message>
    <message>
        <source>Registration is open for no activity now.</source>
        <translation>目前没有正在报名的活动。</translation>
    </message>
    <message>
        <source>Registration open</source>
        <translation>报名中</translation>
    </message>
    <message>
        <source>Registration over</source>
        <translation>报名截止</translation>
    </message>
    <message>
        <source>Registrations</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Registrations {title}</source>
        <translation>报名名单 {title}</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>专项报告</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>摇号结果</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Row {row} is {name}, who holds no place; sign them in by name.</source>
        <translation>第 {row} 行是{name}，没有占名额，请按姓名签到。</translation>
    </message>
    <message>
        <source>Row {row} stands for {names}; sign them in by name.</source>
        <translation>第 {row} 行对应{names}，请按姓名签到。</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>签到表行号</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and publish</source>
        <translation>保存并发布</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
    <message>
        <source>School grade</source>
        <translation>年级</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Search registrations</source>
        <translation>查找报名</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Session called off</source>
        <translation>这一场已取消</translation>
    </message>
    <message>
        <source>Session changed</source>
        <translation>场次已修改</translation>
    </message>
    <message>
        <source>Session of {month}/{day}: {why}</source>
        <translation>{month}月{day}日场次：{why}</translation>
    </message>
    <message>
        <source>Session title</source>
        <translation>场次名称</translation>
    </message>
    <message>
        <source>Session {n}</source>
        <translation>第 {n} 场</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Sessions of the day</source>
        <translation>当天场次</translation>
    </message>
    <message>
        <source>Sessions, quotas, plan, materials and emergency plan are taken over.</source>
        <translation>沿用场次、名额、方案、物资和安全预案。</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Settled: {name}</source>
        <translation>已核对：{name}</translation>
    </message>
    <message>
        <source>Several activities are called “{number}”: give the number.</source>
        <translation>有多个活动叫“{number}”，请用活动编号。</translation>
    </message>
    <message>
        <source>Several people have this name: choose one, or add a phone.</source>
        <translation>有几位同名：请选一位，或加上电话。</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只看</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Sign in {name}</source>
        <translation>{name} 签到</translation>
    </message>
    <message>
        <source>Sign them in</source>
        <translation>为他们签到</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Sign-in list</source>
        <translation>签到名单</translation>
    </message>
    <message>
        <source>Signed in {name}</source>
        <translation>{name} 已签到</translation>
    </message>
    <message>
        <source>Signed in {time}</source>
        <translation>{time} 已签到</translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Somebody called {name} is registered already, as {number}.</source>
        <translation>已有同名的{name}报名，编号 {number}。</translation>
    </message>
    <message>
        <source>Somebody else may collect</source>
        <translation>添加接送人</translation>
    </message>
    <message>
        <source>Somebody else: register</source>
        <translation>是另一个人，登记</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>其他人…</translation>
    </message>
    <message>
        <source>Somewhere else</source>
        <translation>其他地点</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新填</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Summary saved</source>
        <translation>小结已保存</translation>
    </message>
    <message>
        <source>Take a filter away or choose another period.</source>
        <translation>去掉几个筛选条件，或换一段时间。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back first that it was given up.</source>
        <translation>请先恢复这条报名。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>恢复报名</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Taken back: {name}</source>
        <translation>已撤回：{name}</translation>
    </message>
    <message>
        <source>Taken out of the archive</source>
        <translation>移出档案</translation>
    </message>
    <message>
        <source>Takes part in the ballot.</source>
        <translation>参加摇号。</translation>
    </message>
    <message>
        <source>Takes {n} place(s).</source>
        <translation>占 {n} 个名额。</translation>
    </message>
    <message>
        <source>Taking in {n} photos</source>
        <translation>正在添加 {n} 张照片</translation>
    </message>
    <message>
        <source>That time is still to come.</source>
        <translation>这个时间还没到。</translation>
    </message>
    <message>
        <source>The contact is the child's</source>
        <translation>联系人是孩子的</translation>
    </message>
    <message>
        <source>The copied picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>The highest age isn't below the lowest.</source>
        <translation>年龄上限不能小于下限。</translation>
    </message>
    <message>
        <source>The household counts as</source>
        <translation>家庭类别</translation>
    </message>
    <message>
        <source>The household will want to know why.</source>
        <translation>家长会问原因。</translation>
    </message>
    <message>
        <source>The letter of another desk, please.</source>
        <translation>请填写另一个台位的字母。</translation>
    </message>
    <message>
        <source>The list of the ballot is closed: draw the lots first, or close it again.</source>
        <translation>摇号名单已封存：请先摇号，或重新封存名单。</translation>
    </message>
    <message>
        <source>The list of the ballot is closed; this household comes after those on it.</source>
        <translation>摇号名单已封存，这户排在名单之后。</translation>
    </message>
    <message>
        <source>The list was closed with the seed {seed}: the lots are drawn with that.</source>
        <translation>封存名单时的种子是 {seed}，须用它摇号。</translation>
    </message>
    <message>
        <source>The lots of this activity are drawn already.</source>
        <translation>本活动已经摇过号。</translation>
    </message>
    <message>
        <source>The place goes to whoever is next in line.</source>
        <translation>名额会给候补的下一户。</translation>
    </message>
    <message>
        <source>The place is kept for it until {time}.</source>
        <translation>名额为这户保留到 {time}。</translation>
    </message>
    <message>
        <source>The place offered was not taken up in time</source>
        <translation>补录名额逾期未确认</translation>
    </message>
    <message>
        <source>The places that are free are another desk's to give out.</source>
        <translation>空位是另一个台的名额。</translation>
    </message>
    <message>
        <source>The places that are free go to households before it in the line.</source>
        <translation>空位先给排在前面的候补户。</translation>
    </message>
    <message>
        <source>The result stands and can't be drawn again. Does the printed list hang up?</source>
        <translation>结果有效，不能重摇。名单已经张贴了吗？</translation>
    </message>
    <message>
        <source>The session is held after all</source>
        <translation>这一场恢复举办</translation>
    </message>
    <message>
        <source>The session is held elsewhere</source>
        <translation>场次改在别处举行</translation>
    </message>
    <message>
        <source>The sign-in is closed</source>
        <translation>签到已结束</translation>
    </message>
    <message>
        <source>The space is free then.</source>
        <translation>场地空闲。</translation>
    </message>
    <message>
        <source>The space is taken on {days}.</source>
        <translation>{days}场地已被占用。</translation>
    </message>
    <message>
        <source>There is no activity “{number}”.</source>
        <translation>没有活动“{number}”。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板上没有图片。</translation>
    </message>
    <message>
        <source>There is no place for {n} more; register them by themselves, to wait.</source>
        <translation>没有空位再加 {n} 人；可以另行报名排候补。</translation>
    </message>
    <message>
        <source>There is no row {row} on the sheet.</source>
        <translation>签到表上没有第 {row} 行。</translation>
    </message>
    <message>
        <source>There is no row {row}; the sheet has rows 1 to {most}.</source>
        <translation>没有第 {row} 行，签到表共 1–{most} 行。</translation>
    </message>
    <message>
        <source>These photos are here already.</source>
        <translation>这些照片已经在档案里了。</translation>
    </message>
    <message>
        <source>They decline</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>They take the place</source>
        <translation>确认录取</translation>
    </message>
    <message>
        <source>This activity has a list of participants; please correct it there.</source>
        <translation>本活动有参加人员名单，请在名单里更正。</translation>
    </message>
    <message>
        <source>This activity has no limit of places.</source>
        <translation>本活动不限名额。</translation>
    </message>
    <message>
        <source>This activity is over.</source>
        <translation>活动已经结束。</translation>
    </message>
    <message>
        <source>This activity is “{state}”; that can't be done with it.</source>
        <translation>活动当前为“{state}”，不能这样操作。</translation>
    </message>
    <message>
        <source>This activity isn't published yet.</source>
        <translation>活动还没有发布。</translation>
    </message>
    <message>
        <source>This activity isn't voided.</source>
        <translation>该活动没有作废。</translation>
    </message>
    <message>
        <source>This activity was called off.</source>
        <translation>活动已取消。</translation>
    </message>
    <message>
        <source>This birthday can't be read: 2016-03 or 20160301 can.</source>
        <translation>看不懂这个出生日期，可写 2016-03 或 20160301。</translation>
    </message>
    <message>
        <source>This desk has {n} place(s) left to hand on.</source>
        <translation>本台还有 {n} 个名额可以转出。</translation>
    </message>
    <message>
        <source>This household can't be registered.</source>
        <translation>这户不能报名。</translation>
    </message>
    <message>
        <source>This household is admitted already.</source>
        <translation>这户已经录取。</translation>
    </message>
    <message>
        <source>This household keeps its places.</source>
        <translation>这户保留原有名额。</translation>
    </message>
    <message>
        <source>This is a draft: it takes registrations once it is published.</source>
        <translation>这是草稿，发布后才能报名。</translation>
    </message>
    <message>
        <source>This is for residents of {places}.</source>
        <translation>限{places}的居民报名。</translation>
    </message>
    <message>
        <source>This is settled already: nothing is pending here any more.</source>
        <translation>已经处理过，没有待确认的名额。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This registration stands already.</source>
        <translation>这条报名本来就有效。</translation>
    </message>
    <message>
        <source>This registration was given up; take that back first.</source>
        <translation>这条报名已取消，请先恢复。</translation>
    </message>
    <message>
        <source>This registration was written by a newer version of the program.</source>
        <translation>这条报名由更新版本的程序写入，本机暂时看不了。</translation>
    </message>
    <message>
        <source>This session has not begun yet.</source>
        <translation>本场还没开始。</translation>
    </message>
    <message>
        <source>This session is called off already.</source>
        <translation>本场次已经取消。</translation>
    </message>
    <message>
        <source>This session is still to come; nobody can be signed in yet.</source>
        <translation>本场还没到时间，暂不能签到。</translation>
    </message>
    <message>
        <source>This session isn't called off.</source>
        <translation>本场次没有取消。</translation>
    </message>
    <message>
        <source>This session was called off.</source>
        <translation>本场已取消。</translation>
    </message>
    <message>
        <source>This ticket belongs to another activity.</source>
        <translation>这张票是别的活动的。</translation>
    </message>
    <message>
        <source>This was settled already.</source>
        <translation>这一处已经处理过了。</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Those who come are listed here until somebody takes them home.</source>
        <translation>签到的孩子列在这里，直到有人接走。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>场数</translation>
    </message>
    <message>
        <source>To desk</source>
        <translation>让给前台</translation>
    </message>
    <message>
        <source>To keep places, say how many there are.</source>
        <translation>要预留名额，请先填写总名额。</translation>
    </message>
    <message>
        <source>To the registrations</source>
        <translation>去报名</translation>
    </message>
    <message>
        <source>To the sign-in</source>
        <translation>去签到</translation>
    </message>
    <message>
        <source>To the staff</source>
        <translation>去人员分工</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Today nothing of it is held any more.</source>
        <translation>今天没有这项活动的场次了。</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Two desks differ on {name}</source>
        <translation>两台电脑对 {name} 的记录不一</translation>
    </message>
    <message>
        <source>Two desks wrote different things of this.</source>
        <translation>两个前台写的内容不一样。</translation>
    </message>
    <message>
        <source>Two quotas are called “{name}”; give one of them another name.</source>
        <translation>有两个名额都叫“{name}”，请改其中一个的名称。</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>有两个版本</translation>
    </message>
    <message>
        <source>Type a name at the right; the log names who was in charge, host and recorder.</source>
        <translation>在右边输入姓名；台账上要写明负责人、主持人和记录人。</translation>
    </message>
    <message>
        <source>Type a name, its initials (lhr for 林昊然) or a number such as A07; or scan a ticket.</source>
        <translation>输入姓名、拼音首字母（林昊然输 lhr）或编号（如 A07），也可以扫票。</translation>
    </message>
    <message>
        <source>Type the figures</source>
        <translation>填写人数</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Void the campaign {name}</source>
        <translation>作废专项“{name}”</translation>
    </message>
    <message>
        <source>Void {title}</source>
        <translation>作废“{title}”</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>现场参加</translation>
    </message>
    <message>
        <source>Walk-in, counted apart</source>
        <translation>现场参加，另行计数</translation>
    </message>
    <message>
        <source>Walk-in: {text}</source>
        <translation>现场参加：{text}</translation>
    </message>
    <message>
        <source>Walk-ins</source>
        <translation>现场参加</translation>
    </message>
    <message>
        <source>Walk-ins without names</source>
        <translation>未留名的现场参加者</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>What is done at the door</source>
        <translation>门口的工作</translation>
    </message>
    <message>
        <source>What is typed is kept by itself.</source>
        <translation>填写内容随时自动保存。</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>照片说明</translation>
    </message>
    <message>
        <source>What you typed is kept</source>
        <translation>填写的内容会保留</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When is it held?</source>
        <translation>什么时候办？</translation>
    </message>
    <message>
        <source>Which child? Name, pinyin, number, or scan</source>
        <translation>接哪个孩子？姓名、拼音、编号，或扫票</translation>
    </message>
    <message>
        <source>Which children take part</source>
        <translation>哪些孩子参加</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Who comes can be noted as a walk-in, or the figures typed in afterwards.</source>
        <translation>来的人可以登记为现场参加，也可以事后填写人数。</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>适用人群</translation>
    </message>
    <message>
        <source>Who counts in several of these takes one place; what that saves goes to the line at once.</source>
        <translation>一人同时符合几类只占 1 个名额，省下的马上给候补。</translation>
    </message>
    <message>
        <source>Who counts, and until when</source>
        <translation>适用人群与保留期限</translation>
    </message>
    <message>
        <source>Who may take part</source>
        <translation>参加条件</translation>
    </message>
    <message>
        <source>Who takes part</source>
        <translation>谁参加</translation>
    </message>
    <message>
        <source>Who takes them home</source>
        <translation>谁来接</translation>
    </message>
    <message>
        <source>Who takes {name} home?</source>
        <translation>谁来接 {name}？</translation>
    </message>
    <message>
        <source>Who that is</source>
        <translation>对应的人</translation>
    </message>
    <message>
        <source>Whoever registers afterwards waits behind everybody drawn. The seed stays.</source>
        <translation>之后报名的排在所有摇号家庭后面候补，种子不能再改。</translation>
    </message>
    <message>
        <source>Why {name} was absent</source>
        <translation>{name} 缺席的原因</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Withdrew</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Without this person</source>
        <translation>去掉此人</translation>
    </message>
    <message>
        <source>Without this quota</source>
        <translation>去掉这项名额</translation>
    </message>
    <message>
        <source>Without this space</source>
        <translation>去掉这个场地</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text with commas (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)</translation>
    </message>
    <message>
        <source>Write a number from 1 to 999.</source>
        <translation>请填 1 到 999 的数字。</translation>
    </message>
    <message>
        <source>Write hours and minutes (2:30) or minutes (150).</source>
        <translation>请填小时和分钟（2:30）或分钟数（150）。</translation>
    </message>
    <message>
        <source>Write one above and press Enter; the next follows.</source>
        <translation>在上面写一样，按 Enter，再写下一样。</translation>
    </message>
    <message>
        <source>Writing activities</source>
        <translation>正在导出活动</translation>
    </message>
    <message>
        <source>Writing registrations</source>
        <translation>正在导出报名名单</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Your draft is back</source>
        <translation>上次没填完的内容已恢复</translation>
    </message>
    <message>
        <source>Your unfinished change is back.</source>
        <translation>上次没改完的内容回来了。</translation>
    </message>
    <message>
        <source>Your unfinished registration is back.</source>
        <translation>上次没填完的报名回来了。</translation>
    </message>
    <message>
        <source>a picture is here, the date is missing</source>
        <translation>有图片，缺日期</translation>
    </message>
    <message>
        <source>a walk-in by the typed name; a number: so many without names</source>
        <translation>按输入的姓名登记现场参加；输入数字则登记这么多未留名的人</translation>
    </message>
    <message>
        <source>add the session, or all its dates</source>
        <translation>添加这一场，或按频次添加多场</translation>
    </message>
    <message>
        <source>ages {low}–{high}</source>
        <translation>{low}–{high} 岁</translation>
    </message>
    <message>
        <source>all places are taken</source>
        <translation>名额已满</translation>
    </message>
    <message>
        <source>all; several with 、 between</source>
        <translation>不限；多个用顿号隔开</translation>
    </message>
    <message>
        <source>an ordinary household</source>
        <translation>普通家庭</translation>
    </message>
    <message>
        <source>archives to complete: {n}</source>
        <translation>{n} 项档案待补</translation>
    </message>
    <message>
        <source>back; what was typed stays</source>
        <translation>返回，填写内容保留</translation>
    </message>
    <message>
        <source>begins {time}</source>
        <translation>{time} 开始</translation>
    </message>
    <message>
        <source>born, e.g. 2016-03</source>
        <translation>出生，如 2016-03</translation>
    </message>
    <message>
        <source>brought by {name}</source>
        <translation>{name} 送来</translation>
    </message>
    <message>
        <source>call it off, or hold it after all</source>
        <translation>取消活动，或恢复举办</translation>
    </message>
    <message>
        <source>called off</source>
        <translation>活动已取消</translation>
    </message>
    <message>
        <source>change the activity</source>
        <translation>修改活动</translation>
    </message>
    <message>
        <source>child's name</source>
        <translation>孩子姓名</translation>
    </message>
    <message>
        <source>choose among the found people</source>
        <translation>在找到的人里选择</translation>
    </message>
    <message>
        <source>close the sign-in: who is still open was absent</source>
        <translation>结束签到：还没到的记为缺席</translation>
    </message>
    <message>
        <source>collected by {name}</source>
        <translation>{name} 接走</translation>
    </message>
    <message>
        <source>collected by {name}, {time}</source>
        <translation>{time} 由{name}接走</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>齐全</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>contact is</source>
        <translation>联系人是孩子的</translation>
    </message>
    <message>
        <source>counts everybody</source>
        <translation>不限人群</translation>
    </message>
    <message>
        <source>counts in no quota</source>
        <translation>普通名额</translation>
    </message>
    <message>
        <source>desk {letter}: {n} places</source>
        <translation>前台 {letter}：{n} 个名额</translation>
    </message>
    <message>
        <source>dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>due after it ended</source>
        <translation>结束后补</translation>
    </message>
    <message>
        <source>ended {time}</source>
        <translation>{time} 已结束</translation>
    </message>
    <message>
        <source>ends on the next day</source>
        <translation>次日结束</translation>
    </message>
    <message>
        <source>everybody's</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>excused or absent, with the reason</source>
        <translation>请假或缺席，并写原因</translation>
    </message>
    <message>
        <source>export the list exactly as it is shown</source>
        <translation>按当前列表导出</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>另有</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>father</source>
        <translation>父亲</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day}起</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>年级</translation>
    </message>
    <message>
        <source>grandparent</source>
        <translation>祖辈</translation>
    </message>
    <message>
        <source>guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>has no confirmed place</source>
        <translation>还没有确认的名额</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>in an activity, look for a household; Alt+F narrows the list</source>
        <translation>活动里查找报名；Alt+F 筛选</translation>
    </message>
    <message>
        <source>in an activity: registrations, waiting list, sign-in and the rest</source>
        <translation>活动里：报名、候补、签到等各页</translation>
    </message>
    <message>
        <source>in the calendar, the month before and after; T is today</source>
        <translation>日历里看上月、下月，T 回到今天</translation>
    </message>
    <message>
        <source>in the list of sessions: change one, call one off</source>
        <translation>在场次列表里修改、取消一场</translation>
    </message>
    <message>
        <source>keep places for a group</source>
        <translation>添加预留名额</translation>
    </message>
    <message>
        <source>kept until {time}</source>
        <translation>保留到{time}</translation>
    </message>
    <message>
        <source>known here, not registered: Ctrl+Enter notes a walk-in</source>
        <translation>有档案，没有报名；Ctrl+Enter 登记为现场参加</translation>
    </message>
    <message>
        <source>late, {time}</source>
        <translation>迟到，{time}</translation>
    </message>
    <message>
        <source>later</source>
        <translation>以后补</translation>
    </message>
    <message>
        <source>left early; take back what is known of somebody</source>
        <translation>早退；撤回某人的签到记录</translation>
    </message>
    <message>
        <source>left {time}</source>
        <translation>{time} 离开</translation>
    </message>
    <message>
        <source>line {n}</source>
        <translation>候补 {n}</translation>
    </message>
    <message>
        <source>list, calendar, campaigns</source>
        <translation>列表、日历、专项</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>missing, due before it begins</source>
        <translation>缺，开始前必须有</translation>
    </message>
    <message>
        <source>missing: {roles}</source>
        <translation>缺：{roles}</translation>
    </message>
    <message>
        <source>more…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>母亲</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>needs {n} places together</source>
        <translation>要 {n} 个名额一起录取</translation>
    </message>
    <message>
        <source>next session {time}</source>
        <translation>下一场 {time}</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>时间未定</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>no place yet</source>
        <translation>地点未定</translation>
    </message>
    <message>
        <source>nobody is named who may collect</source>
        <translation>没有登记接送人</translation>
    </message>
    <message>
        <source>nobody on the list is called so; counted apart</source>
        <translation>名单上没有这个人；另行计数</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>没有要求</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>不在场</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>nothing missing</source>
        <translation>齐全</translation>
    </message>
    <message>
        <source>now</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>offered until {time}</source>
        <translation>名额保留到 {time}，等答复</translation>
    </message>
    <message>
        <source>only if it has a name of its own</source>
        <translation>有单独主题时填写</translation>
    </message>
    <message>
        <source>open the activity; in a form, save</source>
        <translation>打开活动；在表单里保存</translation>
    </message>
    <message>
        <source>open to all</source>
        <translation>无需报名</translation>
    </message>
    <message>
        <source>partly there</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>people in the ballot</source>
        <translation>人报名摇号</translation>
    </message>
    <message>
        <source>people, without a limit</source>
        <translation>人，不限名额</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>places</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>places free</source>
        <translation>个空位</translation>
    </message>
    <message>
        <source>places free for everybody</source>
        <translation>个空位，谁都可以报</translation>
    </message>
    <message>
        <source>places free, all of them kept</source>
        <translation>个空位，都在预留里</translation>
    </message>
    <message>
        <source>places free, {n} of them for everybody</source>
        <translation>个空位，其中 {n} 个谁都可以报</translation>
    </message>
    <message>
        <source>plan an activity</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>plan it again, as last year</source>
        <translation>参照往年再办一次</translation>
    </message>
    <message>
        <source>print the activity log</source>
        <translation>打印活动台账</translation>
    </message>
    <message>
        <source>print the sign-in sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <source>print the sign-in sheet; from the list, the register</source>
        <translation>打印签到表；在列表里打印月台账</translation>
    </message>
    <message>
        <source>register a household for the activity</source>
        <translation>为活动登记报名</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>save and publish</source>
        <translation>保存并发布</translation>
    </message>
    <message>
        <source>save; in a session of an activity that exists, keep the session</source>
        <translation>保存；改已有活动的场次时，保存这一场</translation>
    </message>
    <message>
        <source>set by {centre}</source>
        <translation>{centre}下发</translation>
    </message>
    <message>
        <source>sign in a child and note who brought it</source>
        <translation>给孩子签到，并记下是谁送来的</translation>
    </message>
    <message>
        <source>sign in who is found first; a ticket that is scanned signs in at once</source>
        <translation>给找到的第一个人签到；扫票立即签到</translation>
    </message>
    <message>
        <source>sign-in closed {time}</source>
        <translation>{time} 已结束签到</translation>
    </message>
    <message>
        <source>sign-in, collection of children, the paper sheet</source>
        <translation>签到、接送、纸质签到表</translation>
    </message>
    <message>
        <source>signed in already</source>
        <translation>已签到</translation>
    </message>
    <message>
        <source>signed in {time}</source>
        <translation>{time} 已签到</translation>
    </message>
    <message>
        <source>space not booked</source>
        <translation>场地未订</translation>
    </message>
    <message>
        <source>still to come in a bundle</source>
        <translation>要等数据包带来</translation>
    </message>
    <message>
        <source>the contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>the contact in person</source>
        <translation>联系人本人</translation>
    </message>
    <message>
        <source>the lots aren't drawn yet</source>
        <translation>还没摇号</translation>
    </message>
    <message>
        <source>the name of this desk's door</source>
        <translation>这台电脑所在的门口</translation>
    </message>
    <message>
        <source>this household</source>
        <translation>这户</translation>
    </message>
    <message>
        <source>two desks differ</source>
        <translation>两台电脑记录不一</translation>
    </message>
    <message>
        <source>type the row numbers of everybody who signed</source>
        <translation>输入签了名的行号</translation>
    </message>
    <message>
        <source>under way until {time}</source>
        <translation>进行中，{time} 结束</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}止</translation>
    </message>
    <message>
        <source>very dissatisfied</source>
        <translation>非常不满意</translation>
    </message>
    <message>
        <source>very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>void what was made by mistake</source>
        <translation>作废误建的内容</translation>
    </message>
    <message>
        <source>waits for an open place</source>
        <translation>等普通名额</translation>
    </message>
    <message>
        <source>walk-ins</source>
        <translation>现场参加者</translation>
    </message>
    <message>
        <source>what it is, when it is held, then places, conditions, plan</source>
        <translation>依次填基本信息、场次、名额、参加条件、方案</translation>
    </message>
    <message>
        <source>with the sessions</source>
        <translation>见各场小结</translation>
    </message>
    <message>
        <source>work</source>
        <translation>班</translation>
    </message>
    <message>
        <source>works here</source>
        <translation>本站工作人员</translation>
    </message>
    <message>
        <source>written, to be looked over</source>
        <translation>已有文字，待核定</translation>
    </message>
    <message>
        <source>{collector} isn't among those who may collect {name}.</source>
        <translation>{collector}不在{name}的可接送人名单里。</translation>
    </message>
    <message>
        <source>{date} {year}</source>
        <translation>{year}年{date}</translation>
    </message>
    <message>
        <source>{days}: plan them without a space, and choose one later?</source>
        <translation>{days}：先不定场地加入，以后再选？</translation>
    </message>
    <message>
        <source>{day}, {name}</source>
        <translation>{day} {name}</translation>
    </message>
    <message>
        <source>{first}–{last} {month}</source>
        <translation>{month}{first}–{last}日</translation>
    </message>
    <message>
        <source>{free} place(s) are free for it and it needs {n}: it is admitted whole or waits.</source>
        <translation>可用空位 {free} 个，这户要 {n} 个：一户一起录取，不拆开。</translation>
    </message>
    <message>
        <source>{households} households ({people} people) in the ballot</source>
        <translation>摇号 {households} 户 {people} 人</translation>
    </message>
    <message>
        <source>{households} households ({people} people) waiting</source>
        <translation>候补 {households} 户 {people} 人</translation>
    </message>
    <message>
        <source>{households} households, {people} people for {places} places</source>
        <translation>{households} 户 {people} 人，摇 {places} 个名额</translation>
    </message>
    <message>
        <source>{households} households, {people} people, in the order of the lots</source>
        <translation>{households} 户 {people} 人，按摇号名次，一户一起补</translation>
    </message>
    <message>
        <source>{households} households, {people} people, in the order they came</source>
        <translation>{households} 户 {people} 人，按登记先后，一户一起补</translation>
    </message>
    <message>
        <source>{kept} kept: say how many places there are.</source>
        <translation>已预留 {kept} 个，请填写总名额。</translation>
    </message>
    <message>
        <source>{kept} of {capacity} kept, {open} for everybody</source>
        <translation>共 {capacity} 个，预留 {kept} 个，普通 {open} 个</translation>
    </message>
    <message>
        <source>{kept} places are kept, and there are {capacity}.</source>
        <translation>预留共 {kept} 个，而总名额只有 {capacity} 个。</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} 等，另有 {n} 人</translation>
    </message>
    <message>
        <source>{names} collected by {who}</source>
        <translation>{names} 由{who}接走</translation>
    </message>
    <message>
        <source>{name} ({relation}), the contact</source>
        <translation>{name}（{relation}，联系人）</translation>
    </message>
    <message>
        <source>{name} absent</source>
        <translation>{name} 缺席</translation>
    </message>
    <message>
        <source>{name} declined</source>
        <translation>{name} 放弃了名额</translation>
    </message>
    <message>
        <source>{name} doesn't come; the others of the household stay.</source>
        <translation>{name} 不来了，同一家的其他人保留。</translation>
    </message>
    <message>
        <source>{name} excused</source>
        <translation>{name} 请假</translation>
    </message>
    <message>
        <source>{name} has left</source>
        <translation>{name} 已离开</translation>
    </message>
    <message>
        <source>{name} has the place</source>
        <translation>{name} 已录取</translation>
    </message>
    <message>
        <source>{name} has withdrawn; take that back first, or enter a walk-in.</source>
        <translation>{name}已退出；请先恢复报名，或按现场来人登记。</translation>
    </message>
    <message>
        <source>{name} is absent</source>
        <translation>{name} 缺席</translation>
    </message>
    <message>
        <source>{name} is excused</source>
        <translation>{name} 请假</translation>
    </message>
    <message>
        <source>{name} is here</source>
        <translation>{name} 已到</translation>
    </message>
    <message>
        <source>{name} is in none of the groups this is for: {groups}.</source>
        <translation>{name}不属于本活动的对象：{groups}。</translation>
    </message>
    <message>
        <source>{name} is in this registration twice.</source>
        <translation>这次报名里{name}填了两次。</translation>
    </message>
    <message>
        <source>{name} is next: please ring, the place is kept until {time}</source>
        <translation>轮到 {name}，请电话通知，名额保留到 {time}</translation>
    </message>
    <message>
        <source>{name} is off duty</source>
        <translation>已移除 {name}</translation>
    </message>
    <message>
        <source>{name} is on duty</source>
        <translation>已安排 {name}</translation>
    </message>
    <message>
        <source>{name} is on the list as {number}; sign in there.</source>
        <translation>{name}已报名，编号{number}，请在名单里签到。</translation>
    </message>
    <message>
        <source>{name} is registered already, as {number}.</source>
        <translation>{name}已经报名，编号 {number}。</translation>
    </message>
    <message>
        <source>{name} is {age} years old; this is for people from {first} to {last}.</source>
        <translation>{name} {age} 岁，本活动限 {first}–{last} 岁。</translation>
    </message>
    <message>
        <source>{name} is {age} years old; this is for people of {first} and above.</source>
        <translation>{name} {age} 岁，本活动限满 {first} 岁。</translation>
    </message>
    <message>
        <source>{name} is {age} years old; this is for people up to {last}.</source>
        <translation>{name} {age} 岁，本活动限 {last} 岁及以下。</translation>
    </message>
    <message>
        <source>{name} isn't signed in.</source>
        <translation>{name}还没签到。</translation>
    </message>
    <message>
        <source>{name} keeps the place, above the quota</source>
        <translation>{name} 超额保留</translation>
    </message>
    <message>
        <source>{name} stands again</source>
        <translation>{name} 报名已恢复</translation>
    </message>
    <message>
        <source>{name} takes part in the ballot</source>
        <translation>{name} 参加摇号</translation>
    </message>
    <message>
        <source>{name} waits now</source>
        <translation>{name} 转为候补</translation>
    </message>
    <message>
        <source>{name} withdrew</source>
        <translation>{name} 已退出</translation>
    </message>
    <message>
        <source>{name}'s household</source>
        <translation>{name} 家</translation>
    </message>
    <message>
        <source>{name}, the contact</source>
        <translation>{name}（联系人）</translation>
    </message>
    <message>
        <source>{name}: number {n} on the waiting list</source>
        <translation>{name} 候补第 {n} 户</translation>
    </message>
    <message>
        <source>{name}: please enter the date of birth, this depends on the age.</source>
        <translation>请填写{name}的出生日期，本活动有年龄要求。</translation>
    </message>
    <message>
        <source>{number} was given to {n} households; cancel all but one of them and register them anew.</source>
        <translation>号码 {number} 给了 {n} 户：请只留一户，其余取消后重新登记。</translation>
    </message>
    <message>
        <source>{n} / {all} admitted</source>
        <translation>已录取 {n} / {all}</translation>
    </message>
    <message>
        <source>{n} absent</source>
        <translation>{n} 人缺席</translation>
    </message>
    <message>
        <source>{n} activities</source>
        <translation>{n} 项活动</translation>
    </message>
    <message>
        <source>{n} admitted</source>
        <translation>已录取 {n} 人</translation>
    </message>
    <message>
        <source>{n} are still open: they were absent. Write why, as far as it is known.</source>
        <translation>还有 {n} 人没有记录，将记为缺席。知道原因的请写上。</translation>
    </message>
    <message>
        <source>{n} came</source>
        <translation>到场 {n} 人</translation>
    </message>
    <message>
        <source>{n} children</source>
        <translation>{n} 个孩子</translation>
    </message>
    <message>
        <source>{n} count in both</source>
        <translation>两类都算 {n}</translation>
    </message>
    <message>
        <source>{n} entered from the sheet</source>
        <translation>按签到表登记了 {n} 人</translation>
    </message>
    <message>
        <source>{n} for everybody</source>
        <translation>谁都可以报 {n}</translation>
    </message>
    <message>
        <source>{n} forms</source>
        <translation>{n} 份</translation>
    </message>
    <message>
        <source>{n} forms of score {score}</source>
        <translation>{score} 分 {n} 份</translation>
    </message>
    <message>
        <source>{n} forms, {mean} on average, {share} % satisfied</source>
        <translation>收回 {n} 份，平均 {mean} 分，满意率 {share}%</translation>
    </message>
    <message>
        <source>{n} gone home</source>
        <translation>{n} 人已接走</translation>
    </message>
    <message>
        <source>{n} household(s)</source>
        <translation>{n} 户</translation>
    </message>
    <message>
        <source>{n} household(s) are registered: call it off instead.</source>
        <translation>已有 {n} 户报名，请改为取消活动。</translation>
    </message>
    <message>
        <source>{n} households waiting</source>
        <translation>候补 {n} 户</translation>
    </message>
    <message>
        <source>{n} kept</source>
        <translation>空 {n}</translation>
    </message>
    <message>
        <source>{n} kept for {name}</source>
        <translation>{name}空 {n}</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>缺 {n} 项</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 户</translation>
    </message>
    <message>
        <source>{n} numbers, the list was closed {time}</source>
        <translation>{n} 个编号，{time} 锁定名单</translation>
    </message>
    <message>
        <source>{n} of the activities at centres below</source>
        <translation>其中下级中心 {n} 场</translation>
    </message>
    <message>
        <source>{n} of the free places are kept for “{quota}” until {time}.</source>
        <translation>空位中 {n} 个留给“{quota}”，到 {time} 为止。</translation>
    </message>
    <message>
        <source>{n} of the free places are kept for “{quota}”.</source>
        <translation>空位中 {n} 个留给“{quota}”。</translation>
    </message>
    <message>
        <source>{n} of them count(s) in “{quota}”.</source>
        <translation>其中 {n} 个计入“{quota}”。</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} / {all}</translation>
    </message>
    <message>
        <source>{n} of {all} sessions</source>
        <translation>{n} / {all} 场</translation>
    </message>
    <message>
        <source>{n} of {all}, {missing} still missing</source>
        <translation>{n} / {all}，差 {missing} 份</translation>
    </message>
    <message>
        <source>{n} offers to answer</source>
        <translation>{n} 户递补待答复</translation>
    </message>
    <message>
        <source>{n} on duty</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} open for registration ({places} places left)</source>
        <translation>{n} 项报名中（余 {places} 个名额）</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} people are called so</source>
        <translation>有 {n} 个人叫这个名字</translation>
    </message>
    <message>
        <source>{n} people are to be told.</source>
        <translation>需通知 {n} 人。</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} 张照片</translation>
    </message>
    <message>
        <source>{n} photos added</source>
        <translation>已添加 {n} 张照片</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>{n} 处</translation>
    </message>
    <message>
        <source>{n} places handed to desk {letter}</source>
        <translation>{n} 个名额让给前台 {letter}</translation>
    </message>
    <message>
        <source>{n} registered</source>
        <translation>已报名 {n} 人</translation>
    </message>
    <message>
        <source>{n} registrations are beyond the places there are: please decide</source>
        <translation>有 {n} 户超出名额，请确认</translation>
    </message>
    <message>
        <source>{n} rows copied</source>
        <translation>已复制 {n} 行</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} 场</translation>
    </message>
    <message>
        <source>{n} sessions added</source>
        <translation>已添加 {n} 场</translation>
    </message>
    <message>
        <source>{n} sessions have no space any more: somebody else has booked it.</source>
        <translation>有 {n} 场的场地已被别人订走，请另选场地。</translation>
    </message>
    <message>
        <source>{n} sessions: {days}</source>
        <translation>共 {n} 场：{days}</translation>
    </message>
    <message>
        <source>{n} sessions; at {taken} the space is taken: they are planned without it.</source>
        <translation>共 {n} 场，其中 {taken} 场场地已被占用，先不定场地。</translation>
    </message>
    <message>
        <source>{n} sessions; nobody's registration is taken over.</source>
        <translation>共 {n} 场，不沿用报名名单。</translation>
    </message>
    <message>
        <source>{n} signed in already, they stay as they are</source>
        <translation>{n} 人已经签过到，不变</translation>
    </message>
    <message>
        <source>{n} still to collect</source>
        <translation>{n} 人待接</translation>
    </message>
    <message>
        <source>{n} still to come in a bundle</source>
        <translation>{n} 张要等数据包带来</translation>
    </message>
    <message>
        <source>{n} to decide</source>
        <translation>{n} 户待确认</translation>
    </message>
    <message>
        <source>{n} today</source>
        <translation>今天 {n} 场</translation>
    </message>
    <message>
        <source>{n} volunteers</source>
        <translation>志愿者 {n} 人</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>候补 {n} 户</translation>
    </message>
    <message>
        <source>{n} walk-ins without names</source>
        <translation>{n} 位未留名的现场参加者</translation>
    </message>
    <message>
        <source>{n} without a caption</source>
        <translation>{n} 张没有说明</translation>
    </message>
    <message>
        <source>{n} without names</source>
        <translation>{n} 人不留名</translation>
    </message>
    <message>
        <source>{n} years</source>
        <translation>{n} 岁</translation>
    </message>
    <message>
        <source>{place}, {n} sessions</source>
        <translation>{place} {n} 场</translation>
    </message>
    <message>
        <source>{present} of {expected} came</source>
        <translation>应到 {expected} 人，实到 {present} 人</translation>
    </message>
    <message>
        <source>{title} is back</source>
        <translation>“{title}”已恢复</translation>
    </message>
    <message>
        <source>{title} is called off</source>
        <translation>“{title}”已取消</translation>
    </message>
    <message>
        <source>{title} is held after all</source>
        <translation>“{title}”恢复举办</translation>
    </message>
    <message>
        <source>{title} is planned</source>
        <translation>“{title}”已建好</translation>
    </message>
    <message>
        <source>{title} is published</source>
        <translation>“{title}”已发布</translation>
    </message>
    <message>
        <source>{title} is voided</source>
        <translation>“{title}”已作废</translation>
    </message>
    <message>
        <source>{title} saved</source>
        <translation>“{title}”已保存</translation>
    </message>
    <message>
        <source>{who} is not named for {child}</source>
        <translation>{who} 不在 {child} 的接送人名单上</translation>
    </message>
    <message>
        <source>{why} Could be had instead: {places}.</source>
        <translation>{why}可改为：{places}。</translation>
    </message>
    <message>
        <source>“{quota}” may have {most} at most and has {n}.</source>
        <translation>“{quota}”最多 {most} 人，已有 {n} 人。</translation>
    </message>
    <message>
        <source>“{text}” isn't understood; type row numbers such as 3 7 9-12.</source>
        <translation>看不懂“{text}”，请输入行号，如 3 7 9-12。</translation>
    </message>
</context>
<context>
    <name>below</name>
    <message>
        <source>, {n} of 100</source>
        <translation>，{n} 分（满分 100）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Activity sessions</source>
        <translation>活动场次</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>All centres</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>活动档案</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>By figure</source>
        <translation>按指标</translation>
    </message>
    <message>
        <source>By level and kind</source>
        <translation>按层级和类别</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Centre's code</source>
        <translation>中心编码</translation>
    </message>
    <message>
        <source>Centres below</source>
        <translation>下级中心</translation>
    </message>
    <message>
        <source>Choose a station</source>
        <translation>请选一个驿站</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>报齐的中心</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>活动内容</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>值班日</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>逐日数据</translation>
    </message>
    <message>
        <source>Days told</source>
        <translation>已报天数</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>入网日期</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Figures by centre</source>
        <translation>各中心数据</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>参加对象</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>From here</source>
        <translation>离本中心</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>How the table is made up</source>
        <translation>表格怎么排</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last round</source>
        <translation>上次巡查</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Name, number or organiser</source>
        <translation>活动名称、编号、主办单位</translation>
    </message>
    <message>
        <source>No activities in this period</source>
        <translation>这段时间没有活动</translation>
    </message>
    <message>
        <source>No activity fits</source>
        <translation>没有符合的活动</translation>
    </message>
    <message>
        <source>No centre is below this one</source>
        <translation>本中心没有下级</translation>
    </message>
    <message>
        <source>No kind given</source>
        <translation>未填类别</translation>
    </message>
    <message>
        <source>No level given</source>
        <translation>未填层级</translation>
    </message>
    <message>
        <source>No station fits</source>
        <translation>没有符合的驿站</translation>
    </message>
    <message>
        <source>No stations yet</source>
        <translation>还没有驿站</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>有待整改</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>正在开放</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>自选日期</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Round overdue</source>
        <translation>巡查逾期</translation>
    </message>
    <message>
        <source>Round was due</source>
        <translation>应巡查日</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Save as XLSX</source>
        <translation>存为 XLSX</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>服务人次</translation>
    </message>
    <message>
        <source>Served by centre and month</source>
        <translation>各中心各月服务人次</translation>
    </message>
    <message>
        <source>Served by month</source>
        <translation>按月看人次</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只看</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Station, community or centre</source>
        <translation>驿站、社区、中心</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stations on a sketch map</source>
        <translation>驿站示意图</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Take a filter off.</source>
        <translation>去掉一个筛选条件试试。</translation>
    </message>
    <message>
        <source>Tallied</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>They come with the data of the centres below.</source>
        <translation>下级中心的数据到了就会显示。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>To put right</source>
        <translation>待整改</translation>
    </message>
    <message>
        <source>To, included</source>
        <translation>到（含当日）</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>看什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>a centre day by day; an activity with its record</source>
        <translation>看一个中心的逐日数据，或一场活动的记录</translation>
    </message>
    <message>
        <source>bookings</source>
        <translation>个</translation>
    </message>
    <message>
        <source>close what is open at the right</source>
        <translation>关掉右边打开的内容</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已打烊</translation>
    </message>
    <message>
        <source>hours unknown</source>
        <translation>时间不详</translation>
    </message>
    <message>
        <source>no summary</source>
        <translation>没有总结</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>nothing told at all: {n}</source>
        <translation>一天也没报的：{n} 个</translation>
    </message>
    <message>
        <source>of {n} centres</source>
        <translation>/ 共 {n} 个中心</translation>
    </message>
    <message>
        <source>only centres that lack days</source>
        <translation>只显示有缺报的中心</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放中</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>press for all again</source>
        <translation>点这里看全部</translation>
    </message>
    <message>
        <source>press for those that lack days</source>
        <translation>点这里只看有缺报的</translation>
    </message>
    <message>
        <source>preview, then print</source>
        <translation>预览，再打印</translation>
    </message>
    <message>
        <source>round overdue</source>
        <translation>巡查逾期</translation>
    </message>
    <message>
        <source>save the table as XLSX</source>
        <translation>把表格存为 XLSX</translation>
    </message>
    <message>
        <source>search activities or stations</source>
        <translation>查找活动或驿站</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>场</translation>
    </message>
    <message>
        <source>signed in {visits}, tallied {tallies}</source>
        <translation>登记 {visits}，计次 {tallies}</translation>
    </message>
    <message>
        <source>sketch, not to scale</source>
        <translation>示意图，不按比例</translation>
    </message>
    <message>
        <source>summed up</source>
        <translation>已总结</translation>
    </message>
    <message>
        <source>times</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>{n} activities</source>
        <translation>{n} 场活动</translation>
    </message>
    <message>
        <source>{n} came</source>
        <translation>到场 {n} 人次</translation>
    </message>
    <message>
        <source>{n} centres, {told} complete; {first} to {last}</source>
        <translation>共 {n} 个中心，{told} 个报齐；{first} 至 {last}</translation>
    </message>
    <message>
        <source>{n} centres; a day's figures come once it is over</source>
        <translation>共 {n} 个中心；当天的数据在值班日结束后上报</translation>
    </message>
    <message>
        <source>{n} days haven't been told: their data hasn't come yet.</source>
        <translation>有 {n} 天未报：数据还没送到。</translation>
    </message>
    <message>
        <source>{n} forms, {mean} of 5</source>
        <translation>{n} 份，平均 {mean} 分（满分 5）</translation>
    </message>
    <message>
        <source>{n} hours booked</source>
        <translation>共 {n} 小时</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} 张照片</translation>
    </message>
    <message>
        <source>{n} photos are still to come with the next data.</source>
        <translation>还有 {n} 张照片没到，会随下次数据送来。</translation>
    </message>
    <message>
        <source>{present} of {expected} expected, {walk_ins} walk-ins</source>
        <translation>应到 {expected}，实到 {present}，现场加入 {walk_ins}</translation>
    </message>
    <message>
        <source>— not told, 0 told and nothing was on</source>
        <translation>“—”是未报，“0”是报了没有</translation>
    </message>
</context>
<context>
    <name>bookings</name>
    <message>
        <source>(no place)</source>
        <translation>（未写地点）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A booking lasts 29 days at most.</source>
        <translation>一个预约最长 29 天。</translation>
    </message>
    <message>
        <source>A manager decides about requests.</source>
        <translation>待审批的预约由主管审批。</translation>
    </message>
    <message>
        <source>A seat is booked for a person.</source>
        <translation>订座位要填申请人。</translation>
    </message>
    <message>
        <source>A series has at most {n} dates.</source>
        <translation>系列预约最多 {n} 次。</translation>
    </message>
    <message>
        <source>A series has to end: after a number of times or on a date.</source>
        <translation>请填写系列何时结束：共多少次，或到哪一天。</translation>
    </message>
    <message>
        <source>A series repeats by days, weeks, months or years, not by hours.</source>
        <translation>系列预约只能按天、周、月、年重复，不能按小时。</translation>
    </message>
    <message>
        <source>A series spans at most {n} years.</source>
        <translation>系列预约前后最多跨 {n} 年。</translation>
    </message>
    <message>
        <source>About to lose a seat</source>
        <translation>即将释放座位</translation>
    </message>
    <message>
        <source>Add equipment</source>
        <translation>添加物资</translation>
    </message>
    <message>
        <source>Add spaces</source>
        <translation>添加场地</translation>
    </message>
    <message>
        <source>Add the rooms and study seats of the centre, or bring in a list of them.</source>
        <translation>请添加本中心的场地和书房座位，或导入现成的清单。</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>今天起</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All dates to come</source>
        <translation>今后全部</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部群体</translation>
    </message>
    <message>
        <source>All in one line</source>
        <translation>一句话预约</translation>
    </message>
    <message>
        <source>All rooms</source>
        <translation>全部场地</translation>
    </message>
    <message>
        <source>All spaces</source>
        <translation>全部场地</translation>
    </message>
    <message>
        <source>Also asked for by {who}</source>
        <translation>{who}也申请了</translation>
    </message>
    <message>
        <source>Also asked for: {title}, {time}</source>
        <translation>还有人申请：{title}，{time}</translation>
    </message>
    <message>
        <source>Alt ← → moves by 15 minutes, Alt Shift ← → changes the end</source>
        <translation>Alt ← → 按 15 分钟移动，Alt Shift ← → 改结束时间</translation>
    </message>
    <message>
        <source>An administrator adds the rooms and study seats of the centre in the settings.</source>
        <translation>场地和自习座位由管理员在设置中添加。</translation>
    </message>
    <message>
        <source>Another booking holds this place at this time.</source>
        <translation>这个时段这里还有另一个预约。</translation>
    </message>
    <message>
        <source>Another space at the same time</source>
        <translation>同时再加一个场地</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Approved {title}</source>
        <translation>已同意“{title}”</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>申请时间</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>暂离</translation>
    </message>
    <message>
        <source>Away longer than allowed</source>
        <translation>暂离超时</translation>
    </message>
    <message>
        <source>Away since</source>
        <translation>暂离时间</translation>
    </message>
    <message>
        <source>Away: the seat is released in {n} min</source>
        <translation>暂离中，{n} 分钟后释放座位</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Book against the space's rules?</source>
        <translation>不按场地规定预约？</translation>
    </message>
    <message>
        <source>Book all the same</source>
        <translation>仍要预约</translation>
    </message>
    <message>
        <source>Book it after all</source>
        <translation>补订</translation>
    </message>
    <message>
        <source>Book this seat</source>
        <translation>订这个座</translation>
    </message>
    <message>
        <source>Book {n} dates</source>
        <translation>预约 {n} 次</translation>
    </message>
    <message>
        <source>Booked after all</source>
        <translation>已补订</translation>
    </message>
    <message>
        <source>Booked the date after all</source>
        <translation>已补订这一次</translation>
    </message>
    <message>
        <source>Booked the series {title}</source>
        <translation>已订系列“{title}”</translation>
    </message>
    <message>
        <source>Booked {title}</source>
        <translation>已订“{title}”</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings of spaces that need a yes appear here, competitors side by side.</source>
        <translation>需要审批的预约会列在这里；几家申请同一场地时并排对照。</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Bring in a calendar</source>
        <translation>导入日历</translation>
    </message>
    <message>
        <source>Bring in a list</source>
        <translation>导入清单</translation>
    </message>
    <message>
        <source>Bringing in the calendar</source>
        <translation>正在导入日历</translation>
    </message>
    <message>
        <source>Brought in {n} bookings</source>
        <translation>已导入 {n} 条预约</translation>
    </message>
    <message>
        <source>By the rule {rule}</source>
        <translation>按规则 {rule}</translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation>日历 (*.ics)</translation>
    </message>
    <message>
        <source>Came after all</source>
        <translation>后来到了</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel all dates to come</source>
        <translation>取消今后全部预约</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>取消其余</translation>
    </message>
    <message>
        <source>Cancelled the rest of the series</source>
        <translation>已取消系列里其余的预约</translation>
    </message>
    <message>
        <source>Cancelled {title}</source>
        <translation>已取消“{title}”</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Changed the series {title}</source>
        <translation>已修改系列“{title}”</translation>
    </message>
    <message>
        <source>Changed {title}</source>
        <translation>已修改“{title}”</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>签退</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>签到时间</translation>
    </message>
    <message>
        <source>Checked in {title}</source>
        <translation>“{title}”已签到</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>签退时间</translation>
    </message>
    <message>
        <source>Checked out {title}</source>
        <translation>“{title}”已签退</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Choose a seat</source>
        <translation>请选座位</translation>
    </message>
    <message>
        <source>Choose a seat on the plan.</source>
        <translation>请在座位图上选座。</translation>
    </message>
    <message>
        <source>Choose a space</source>
        <translation>请选择场地</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>不开放</translation>
    </message>
    <message>
        <source>Condition at return</source>
        <translation>归还时状况</translation>
    </message>
    <message>
        <source>Condition when lent</source>
        <translation>借出时状况</translation>
    </message>
    <message>
        <source>Could be instead</source>
        <translation>可以改到</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Dates of a series that were taken are listed here once they are free.</source>
        <translation>系列预约里当时被占的日期，空出来后会列在这里。</translation>
    </message>
    <message>
        <source>Dates of the series</source>
        <translation>系列里的各次预约</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>当月日历</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Declined the offer</source>
        <translation>候补人放弃</translation>
    </message>
    <message>
        <source>Desk {letter} decides about this space.</source>
        <translation>这个场地由 {letter} 台审批。</translation>
    </message>
    <message>
        <source>Double bookings</source>
        <translation>场地冲突</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Enter moves it here, Esc puts it back</source>
        <translation>Enter 移到这里，Esc 放回原处</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>借用物资</translation>
    </message>
    <message>
        <source>Equipment on loan</source>
        <translation>借出的物资</translation>
    </message>
    <message>
        <source>Events of the calendar</source>
        <translation>日历中的日程</translation>
    </message>
    <message>
        <source>Every date of a series begins at the same time of day.</source>
        <translation>系列预约每次的开始时间要相同。</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Every month on day {n}</source>
        <translation>每月{n}日</translation>
    </message>
    <message>
        <source>Every month on {days}</source>
        <translation>每月{days}</translation>
    </message>
    <message>
        <source>Every month, {weekday} number {n}</source>
        <translation>每月第 {n} 个{weekday}</translation>
    </message>
    <message>
        <source>Every two weeks</source>
        <translation>每两周</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every week on {days}</source>
        <translation>每{days}</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Every year on {days}</source>
        <translation>每年{days}</translation>
    </message>
    <message>
        <source>Every {days}</source>
        <translation>每{days}</translation>
    </message>
    <message>
        <source>Every {n} days</source>
        <translation>每 {n} 天一次</translation>
    </message>
    <message>
        <source>Every {n} months</source>
        <translation>每 {n} 个月一次</translation>
    </message>
    <message>
        <source>Every {n} months on {days}</source>
        <translation>每 {n} 个月的{days}</translation>
    </message>
    <message>
        <source>Every {n} weeks</source>
        <translation>每 {n} 周一次</translation>
    </message>
    <message>
        <source>Every {n} weeks on {days}</source>
        <translation>每 {n} 周的{days}</translation>
    </message>
    <message>
        <source>Every {n} years</source>
        <translation>每 {n} 年一次</translation>
    </message>
    <message>
        <source>Every {n} years on {days}</source>
        <translation>每 {n} 年的{days}</translation>
    </message>
    <message>
        <source>Everything is here</source>
        <translation>物资都在</translation>
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
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>首次日期</translation>
    </message>
    <message>
        <source>Free; it goes to the approval queue</source>
        <translation>有空，提交后待审批</translation>
    </message>
    <message>
        <source>Freed dates</source>
        <translation>空出日期</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Give the place</source>
        <translation>转为预约</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Hours booked: of bookings confirmed, in use, completed or not turned up to; buffers not counted.</source>
        <translation>预约时长：已确认、使用中、已完成、爽约的预约时长合计，不含前后预留。</translation>
    </message>
    <message>
        <source>Hours used: from check-in to check-out, within the time booked.</source>
        <translation>使用时长：从签到到签退，只计预约时间以内。</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How many came back</source>
        <translation>归还数量</translation>
    </message>
    <message>
        <source>How to look at it</source>
        <translation>查看方式</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>已回座</translation>
    </message>
    <message>
        <source>Is this space</source>
        <translation>对应场地</translation>
    </message>
    <message>
        <source>It can be had</source>
        <translation>可以预约</translation>
    </message>
    <message>
        <source>It goes on the list of skipped dates and can be booked again from there.</source>
        <translation>会记入跳过的日期，以后还可以补订。</translation>
    </message>
    <message>
        <source>It has begun: only its end can be moved.</source>
        <translation>预约已经开始，只能改结束时间。</translation>
    </message>
    <message>
        <source>It hasn't begun yet.</source>
        <translation>预约还没开始。</translation>
    </message>
    <message>
        <source>It is back already.</source>
        <translation>已经归还了。</translation>
    </message>
    <message>
        <source>It is due back later than now, within a month.</source>
        <translation>应还时间须晚于现在，且在一个月以内。</translation>
    </message>
    <message>
        <source>It is free now and offered until {time}: ring {name}</source>
        <translation>场地空出来了，为{name}保留到 {time}，请打电话通知</translation>
    </message>
    <message>
        <source>It is free: book it.</source>
        <translation>场地有空，直接预约即可。</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Kept free</source>
        <translation>前后预留</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Leaves for a while</source>
        <translation>暂离</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Lend and print</source>
        <translation>借出并打印</translation>
    </message>
    <message>
        <source>Lend equipment</source>
        <translation>借出物资</translation>
    </message>
    <message>
        <source>Lent {what}</source>
        <translation>已借出{what}</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>March</source>
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
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>More than one space fits “{word}”.</source>
        <translation>符合“{word}”的场地不止一个。</translation>
    </message>
    <message>
        <source>Move or cancel</source>
        <translation>改期或取消</translation>
    </message>
    <message>
        <source>Moved {title} to {time}</source>
        <translation>“{title}”已改到 {time}</translation>
    </message>
    <message>
        <source>Name, pinyin, phone tail, organisation, what for</source>
        <translation>姓名、拼音、手机尾号、单位、用途</translation>
    </message>
    <message>
        <source>Never became free</source>
        <translation>一直没有空出</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>新预约</translation>
    </message>
    <message>
        <source>New series</source>
        <translation>新建系列预约</translation>
    </message>
    <message>
        <source>No bookings like these</source>
        <translation>没有符合条件的预约</translation>
    </message>
    <message>
        <source>No date changes</source>
        <translation>没有日期变动</translation>
    </message>
    <message>
        <source>No double bookings</source>
        <translation>没有场地冲突</translation>
    </message>
    <message>
        <source>No equipment yet</source>
        <translation>还没有物资</translation>
    </message>
    <message>
        <source>No freed dates</source>
        <translation>没有空出的日期</translation>
    </message>
    <message>
        <source>No longer a date of the series</source>
        <translation>不再属于系列</translation>
    </message>
    <message>
        <source>No requests wait</source>
        <translation>没有待审批的预约</translation>
    </message>
    <message>
        <source>No room is free then</source>
        <translation>这个时段没有空场地</translation>
    </message>
    <message>
        <source>No seats on the plan yet</source>
        <translation>座位图上还没有座位</translation>
    </message>
    <message>
        <source>No spaces yet</source>
        <translation>还没有场地</translation>
    </message>
    <message>
        <source>No-show rate: no-shows ÷ bookings that were to take place.</source>
        <translation>爽约率：爽约数 ÷ 应到预约数。</translation>
    </message>
    <message>
        <source>No-show: {title}</source>
        <translation>“{title}”已记爽约</translation>
    </message>
    <message>
        <source>Nobody answered the offer</source>
        <translation>通知后未答复</translation>
    </message>
    <message>
        <source>Nobody came</source>
        <translation>没来</translation>
    </message>
    <message>
        <source>Nobody came in time</source>
        <translation>超时未到</translation>
    </message>
    <message>
        <source>Nobody in the next 10 minutes</source>
        <translation>10 分钟内没有</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>没有人候补</translation>
    </message>
    <message>
        <source>Not enough of {name} left at this time.</source>
        <translation>这个时段{name}数量不够。</translation>
    </message>
    <message>
        <source>Not here yet: released in {n} min</source>
        <translation>还没到，{n} 分钟后释放</translation>
    </message>
    <message>
        <source>Not one of these dates can be had.</source>
        <translation>这些日期都订不了。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing to bring in</source>
        <translation>没有可导入的内容</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Number {n} in line</source>
        <translation>候补第 {n} 位</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Off the list</source>
        <translation>退出候补</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>One room is free then</source>
        <translation>此时段有 1 间空闲</translation>
    </message>
    <message>
        <source>Only a date that is still to come can be skipped.</source>
        <translation>只能跳过今后的日期。</translation>
    </message>
    <message>
        <source>Only a study seat in use can be left for a while.</source>
        <translation>只有使用中的书房座位可以暂离。</translation>
    </message>
    <message>
        <source>Only the first day is taken: several days make a series.</source>
        <translation>只按第一天填写；要订好几天请用“重复”。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open hours: the space's opening hours less closures.</source>
        <translation>开放时长：场地开放时间，扣除停用的时间。</translation>
    </message>
    <message>
        <source>Open the booking</source>
        <translation>打开预约</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Overlaps an earlier date of the series.</source>
        <translation>与系列里前面的一次重叠。</translation>
    </message>
    <message>
        <source>Overlaps “{title}” ({time}) by {n} minutes.</source>
        <translation>与“{title}”（{time}）重叠 {n} 分钟。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Person's card</source>
        <translation>人员卡</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place in the calendar</source>
        <translation>日历中的地点</translation>
    </message>
    <message>
        <source>Places nobody knows</source>
        <translation>未识别的地点</translation>
    </message>
    <message>
        <source>Please choose a space.</source>
        <translation>请选择场地。</translation>
    </message>
    <message>
        <source>Please choose what is lent.</source>
        <translation>请选择借出的物资。</translation>
    </message>
    <message>
        <source>Please enter who borrows it.</source>
        <translation>请填写借用人。</translation>
    </message>
    <message>
        <source>Please enter who it is for, or what for.</source>
        <translation>请填写申请人或用途。</translation>
    </message>
    <message>
        <source>Please say why, in a few words.</source>
        <translation>请简单写明原因。</translation>
    </message>
    <message>
        <source>Print day sheet</source>
        <translation>打印日程单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>借用单</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Refuse {title}</source>
        <translation>不同意“{title}”</translation>
    </message>
    <message>
        <source>Refused {title}</source>
        <translation>已回绝“{title}”</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Requested {title}</source>
        <translation>“{title}”已提交，待审批</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restored {title}</source>
        <translation>已恢复“{title}”</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
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
        <source>Save the changes</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
    <message>
        <source>Say how often or until when, not both.</source>
        <translation>次数和截止日期只写一个。</translation>
    </message>
    <message>
        <source>Say on which day of the month.</source>
        <translation>请写明每月几号。</translation>
    </message>
    <message>
        <source>Say on which day of the week.</source>
        <translation>请写明每周周几。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Seat {number}  {name}</source>
        <translation>{number} 号座  {name}</translation>
    </message>
    <message>
        <source>Seat {number} is out of use.</source>
        <translation>{number} 号座已停用。</translation>
    </message>
    <message>
        <source>Seat {n}</source>
        <translation>{n} 号座</translation>
    </message>
    <message>
        <source>Seat {n} isn't free then, or not on the plan.</source>
        <translation>{n} 号座那段时间有人，或座位图上没有这个号。</translation>
    </message>
    <message>
        <source>Seats of the hall</source>
        <translation>书房座位图</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列预约</translation>
    </message>
    <message>
        <source>Settings, equipment: enter what can be lent.</source>
        <translation>到“设置 · 物资”登记可外借的物资。</translation>
    </message>
    <message>
        <source>Settings, spaces: lay out the seats of this hall.</source>
        <translation>请到“管理 → 场地”给这间书房排座位。</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Several people have this name: choose one, or add a phone.</source>
        <translation>有多人同名：请选一位，或补填手机号。</translation>
    </message>
    <message>
        <source>Sits down</source>
        <translation>入座</translation>
    </message>
    <message>
        <source>Skip this date</source>
        <translation>跳过这次</translation>
    </message>
    <message>
        <source>Skipped a date</source>
        <translation>已跳过一次</translation>
    </message>
    <message>
        <source>Somebody else has asked for it, too.</source>
        <translation>还有别人也在申请。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Space on a date leaves it out, or takes it in again.</source>
        <translation>在某一场上按空格：跳过，或恢复。</translation>
    </message>
    <message>
        <source>Spaces and their bookings</source>
        <translation>各场地的预约</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Study hall</source>
        <translation>书房</translation>
    </message>
    <message>
        <source>Study seats</source>
        <translation>书房座位</translation>
    </message>
    <message>
        <source>Study seats: hours and open hours are those of all seats together.</source>
        <translation>书房座位：各项时长都按全部座位合计。</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Suspended from study seats until {time}, after several violations.</source>
        <translation>多次违约，{time} 前不能预约书房座位。</translation>
    </message>
    <message>
        <source>Take a filter away or choose another period.</source>
        <translation>去掉一个筛选条件，或换一个时段。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Take equipment back</source>
        <translation>归还物资</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>恢复预约</translation>
    </message>
    <message>
        <source>Take out of the series</source>
        <translation>移出系列</translation>
    </message>
    <message>
        <source>Take over what has changed in the calendar</source>
        <translation>日历中改过的，一并更新</translation>
    </message>
    <message>
        <source>Taken at this time.</source>
        <translation>这个时段已有人订。</translation>
    </message>
    <message>
        <source>Taken out of the series</source>
        <translation>已移出系列</translation>
    </message>
    <message>
        <source>Takes it</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>The applicant will want to know why.</source>
        <translation>请写明原因，好答复申请人。</translation>
    </message>
    <message>
        <source>The booking stands again</source>
        <translation>预约已恢复</translation>
    </message>
    <message>
        <source>The booking's own date isn't one of the series.</source>
        <translation>这个预约的日期不在系列里。</translation>
    </message>
    <message>
        <source>The end is before the beginning.</source>
        <translation>结束不能早于开始。</translation>
    </message>
    <message>
        <source>The end is the beginning.</source>
        <translation>开始和结束是同一时间。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>结束日期早于首次日期。</translation>
    </message>
    <message>
        <source>The length doesn't fit beginning and end.</source>
        <translation>时长与开始、结束时间对不上。</translation>
    </message>
    <message>
        <source>The offer lapses in {n} min</source>
        <translation>{n} 分钟内不答复就取消候补</translation>
    </message>
    <message>
        <source>The place goes to whoever waits for it.</source>
        <translation>空出的场地会让给候补的人。</translation>
    </message>
    <message>
        <source>The place goes to whoever waits for it. This date of the series stays cancelled.</source>
        <translation>空出的场地会让给候补的人。以后修改系列，这一次也不会恢复。</translation>
    </message>
    <message>
        <source>The series</source>
        <translation>所属系列</translation>
    </message>
    <message>
        <source>The two share the place</source>
        <translation>两个预约共用场地</translation>
    </message>
    <message>
        <source>There isn't that much of this equipment then.</source>
        <translation>这个时段物资数量不够。</translation>
    </message>
    <message>
        <source>They are away already.</source>
        <translation>已经暂离了。</translation>
    </message>
    <message>
        <source>They can only come with the data of another desk.</source>
        <translation>只有导入其他台的数据后才可能出现。</translation>
    </message>
    <message>
        <source>They share it</source>
        <translation>两家共用</translation>
    </message>
    <message>
        <source>This booking is over.</source>
        <translation>这个预约已结束。</translation>
    </message>
    <message>
        <source>This booking is voided.</source>
        <translation>这个预约已作废。</translation>
    </message>
    <message>
        <source>This booking is {status}; that can't be done with it.</source>
        <translation>这个预约目前是“{status}”，不能这样处理。</translation>
    </message>
    <message>
        <source>This booking isn't on the waiting list.</source>
        <translation>这个预约不在候补名单里。</translation>
    </message>
    <message>
        <source>This booking isn't part of a series.</source>
        <translation>这个预约不属于任何系列。</translation>
    </message>
    <message>
        <source>This booking isn't voided.</source>
        <translation>这个预约没有作废。</translation>
    </message>
    <message>
        <source>This can't be read.</source>
        <translation>读不出来，请重新填写。</translation>
    </message>
    <message>
        <source>This date and later</source>
        <translation>这次及以后</translation>
    </message>
    <message>
        <source>This date is no longer skipped.</source>
        <translation>这个日期已经不是跳过的了。</translation>
    </message>
    <message>
        <source>This date was skipped ({why}) and could be had now.</source>
        <translation>这一次当时跳过（{why}），现在可以订了。</translation>
    </message>
    <message>
        <source>This has been settled already.</source>
        <translation>这处冲突已经处理过了。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This person has a seat at this time already.</source>
        <translation>此人这个时段已经有座位。</translation>
    </message>
    <message>
        <source>This place is taken at this time.</source>
        <translation>这个时段已有人订。</translation>
    </message>
    <message>
        <source>This repeat rule can't be read.</source>
        <translation>重复规则读不出来，请重新填写。</translation>
    </message>
    <message>
        <source>This repeat rule gives no date.</source>
        <translation>按这个重复规则排不出日期。</translation>
    </message>
    <message>
        <source>This seat isn't on the plan any more.</source>
        <translation>这个座位已不在座位图上。</translation>
    </message>
    <message>
        <source>This space is no longer in use.</source>
        <translation>这个场地已停用。</translation>
    </message>
    <message>
        <source>This space needs a manager's approval.</source>
        <translation>这个场地要主管审批。</translation>
    </message>
    <message>
        <source>This very file was brought in {time}.</source>
        <translation>这个文件已于 {time} 导入过。</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Too early: check-in is possible from an hour before the start.</source>
        <translation>还太早，开始前一小时内才能签到。</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Two desks gave one place away for the same time. Both bookings are kept: move or cancel one, or let them share it.</source>
        <translation>两个台把同一场地、同一时段订给了两家。两个预约都保留着：请改期或取消其中一个，或让两家共用。</translation>
    </message>
    <message>
        <source>Two desks wrote different things of this booking.</source>
        <translation>这个预约在两个台上的内容不一致。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Usage rate: hours used ÷ open hours.</source>
        <translation>使用率：使用时长 ÷ 开放时长。</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Voided too</source>
        <translation>含作废</translation>
    </message>
    <message>
        <source>Voided {title}</source>
        <translation>已作废“{title}”</translation>
    </message>
    <message>
        <source>Voiding takes it out of every list and figure. It stays in the history.</source>
        <translation>作废后不再计入任何列表和统计，记录仍保留可查。</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>修改范围</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>What is lent appears here until it comes back.</source>
        <translation>借出的物资会列在这里，直到归还。</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>待处理事项</translation>
    </message>
    <message>
        <source>What waits for a decision</source>
        <translation>待处理的预约</translation>
    </message>
    <message>
        <source>What will be booked</source>
        <translation>将要预约的日期</translation>
    </message>
    <message>
        <source>Who wants a taken place can be put on its waiting list when booking.</source>
        <translation>场地已有人订时，可在新预约里列入候补。</translation>
    </message>
    <message>
        <source>Without this</source>
        <translation>去掉这项</translation>
    </message>
    <message>
        <source>Without this space</source>
        <translation>去掉这个场地</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;Text with commas (*.csv);;Calendar: all of the period and the space (*.ics)</source>
        <translation>Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv);;日历：所选时段和场地的全部预约 (*.ics)</translation>
    </message>
    <message>
        <source>Writing bookings</source>
        <translation>正在写出预约</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Your unfinished booking is back.</source>
        <translation>上次没填完的预约已恢复。</translation>
    </message>
    <message>
        <source>Your unfinished change is back.</source>
        <translation>上次没改完的内容已恢复。</translation>
    </message>
    <message>
        <source>a shorter or longer stretch of time</source>
        <translation>放大、缩小时间轴</translation>
    </message>
    <message>
        <source>about {n}</source>
        <translation>约 {n} 人</translation>
    </message>
    <message>
        <source>awaited</source>
        <translation>待签到</translation>
    </message>
    <message>
        <source>away</source>
        <translation>暂离</translation>
    </message>
    <message>
        <source>back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>back to {place} {time}</source>
        <translation>放回 {place} {time}</translation>
    </message>
    <message>
        <source>back {time}</source>
        <translation>{time} 归还</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>可订</translation>
    </message>
    <message>
        <source>booked from {time}</source>
        <translation>{time} 起有预约</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation>单独改过内容</translation>
    </message>
    <message>
        <source>clash</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>不开放</translation>
    </message>
    <message>
        <source>closed then</source>
        <translation>当时不开放</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>day {n}</source>
        <translation>{n}日</translation>
    </message>
    <message>
        <source>day, week, month, list</source>
        <translation>日、周、月、列表</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>{time} 前归还</translation>
    </message>
    <message>
        <source>ends on the next day</source>
        <translation>次日结束</translation>
    </message>
    <message>
        <source>equipment on loan</source>
        <translation>借出的物资</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>free until {time}</source>
        <translation>空闲到 {time}</translation>
    </message>
    <message>
        <source>from booking to booking; on free time, from quarter to quarter</source>
        <translation>逐个走到各预约；空闲处每次移 15 分钟</translation>
    </message>
    <message>
        <source>in an open booking: check in, check out; E changes, X cancels</source>
        <translation>打开预约后：I 签到、O 签退、E 修改、X 取消</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>in the past</source>
        <translation>已经过去</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>不订</translation>
    </message>
    <message>
        <source>lent {time}</source>
        <translation>{time} 借出</translation>
    </message>
    <message>
        <source>let it be</source>
        <translation>不动</translation>
    </message>
    <message>
        <source>make the booking longer</source>
        <translation>加长预约</translation>
    </message>
    <message>
        <source>move the booking by 15 minutes, Alt+↑ ↓ to another space; Enter saves</source>
        <translation>把预约移动 15 分钟，Alt+↑ ↓ 换场地，Enter 保存</translation>
    </message>
    <message>
        <source>moved by hand</source>
        <translation>单独改过时间</translation>
    </message>
    <message>
        <source>moved from {day}</source>
        <translation>原定 {day}</translation>
    </message>
    <message>
        <source>nearly full</source>
        <translation>快满了</translation>
    </message>
    <message>
        <source>new booking: one line says it all; Enter books</source>
        <translation>新预约，一句话写全，Enter 订下</translation>
    </message>
    <message>
        <source>next day {time}</source>
        <translation>次日{time}</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>爽约</translation>
    </message>
    <message>
        <source>not a date of the rule</source>
        <translation>不在重复规则里</translation>
    </message>
    <message>
        <source>not then</source>
        <translation>放不下</translation>
    </message>
    <message>
        <source>not wanted</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>nothing to change</source>
        <translation>无需改动</translation>
    </message>
    <message>
        <source>now free</source>
        <translation>已空出</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>on free time: go to the nearest booking</source>
        <translation>在空闲处：跳到最近的预约</translation>
    </message>
    <message>
        <source>on free time: make the time longer</source>
        <translation>空闲处：加长时段</translation>
    </message>
    <message>
        <source>open the booking; on free time, book it</source>
        <translation>打开预约；空闲处直接新预约</translation>
    </message>
    <message>
        <source>out</source>
        <translation>未还</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>past</source>
        <translation>已过时间</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>skipped by hand</source>
        <translation>人工跳过</translation>
    </message>
    <message>
        <source>so many times</source>
        <translation>按次数</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>stays where it is: {why}</source>
        <translation>保持原样：{why}</translation>
    </message>
    <message>
        <source>take one of the free places offered</source>
        <translation>选用“可以改到”的位置</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已被订</translation>
    </message>
    <message>
        <source>taken already</source>
        <translation>已有人订</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>the day, week or month before and after</source>
        <translation>前后一天、一周或一个月</translation>
    </message>
    <message>
        <source>the fifth {weekday}</source>
        <translation>第五个{weekday}</translation>
    </message>
    <message>
        <source>the first {weekday}</source>
        <translation>第一个{weekday}</translation>
    </message>
    <message>
        <source>the fourth {weekday}</source>
        <translation>第四个{weekday}</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>the last day but one</source>
        <translation>倒数第二天</translation>
    </message>
    <message>
        <source>the last {weekday}</source>
        <translation>最后一个{weekday}</translation>
    </message>
    <message>
        <source>the last {weekday} but one</source>
        <translation>倒数第二个{weekday}</translation>
    </message>
    <message>
        <source>the second {weekday}</source>
        <translation>第二个{weekday}</translation>
    </message>
    <message>
        <source>the third {weekday}</source>
        <translation>第三个{weekday}</translation>
    </message>
    <message>
        <source>till {time}</source>
        <translation>到 {time}</translation>
    </message>
    <message>
        <source>tomorrow 19-21 hall Zhang San rehearsal</source>
        <translation>明天 19-21 多功能厅 张三 舞蹈排练</translation>
    </message>
    <message>
        <source>until a day</source>
        <translation>到某天为止</translation>
    </message>
    <message>
        <source>was due {time}</source>
        <translation>应于 {time} 归还</translation>
    </message>
    <message>
        <source>what waits for a decision</source>
        <translation>待处理的预约</translation>
    </message>
    <message>
        <source>work</source>
        <translation>班</translation>
    </message>
    <message>
        <source>{date} doesn't exist.</source>
        <translation>没有{date}这一天。</translation>
    </message>
    <message>
        <source>{date} is a {weekday}.</source>
        <translation>{date}是{weekday}。</translation>
    </message>
    <message>
        <source>{date} is past: taken for {year}.</source>
        <translation>{date}已经过了，按 {year} 年填写。</translation>
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
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>{month}-{day} {time} {place}</source>
        <translation>{month}月{day}日 {time} {place}</translation>
    </message>
    <message>
        <source>{most} and {last}</source>
        <translation>{most}和{last}</translation>
    </message>
    <message>
        <source>{name} is next for {place}, {time}: please ring</source>
        <translation>轮到候补的{name}：{place}，{time}，请打电话通知</translation>
    </message>
    <message>
        <source>{name}, {n} in all</source>
        <translation>{name}，共 {n}</translation>
    </message>
    <message>
        <source>{n} about to be released</source>
        <translation>{n} 个即将释放</translation>
    </message>
    <message>
        <source>{n} as before</source>
        <translation>照旧 {n} 次</translation>
    </message>
    <message>
        <source>{n} as requests, their place is taken</source>
        <translation>{n} 条因场地已被占用，列为待审批</translation>
    </message>
    <message>
        <source>{n} away for a while</source>
        <translation>{n} 人暂离</translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation>{n} 个预约</translation>
    </message>
    <message>
        <source>{n} bookings, {p} % of the open hours</source>
        <translation>{n} 个预约，占开放时间 {p}%</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>改动 {n} 次</translation>
    </message>
    <message>
        <source>{n} dates</source>
        <translation>{n} 场</translation>
    </message>
    <message>
        <source>{n} days on {time}</source>
        <translation>{n} 天后{time}</translation>
    </message>
    <message>
        <source>{n} double bookings came with data of another desk</source>
        <translation>导入其他台的数据后，有 {n} 处场地冲突</translation>
    </message>
    <message>
        <source>{n} entries are no events and are left out.</source>
        <translation>{n} 项不是日程，已略过。</translation>
    </message>
    <message>
        <source>{n} here already</source>
        <translation>{n} 条已有</translation>
    </message>
    <message>
        <source>{n} in use</source>
        <translation>{n} 个使用中</translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} 条略过</translation>
    </message>
    <message>
        <source>{n} min after</source>
        <translation>后 {n} 分钟</translation>
    </message>
    <message>
        <source>{n} min before</source>
        <translation>前 {n} 分钟</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>新增 {n} 次</translation>
    </message>
    <message>
        <source>{n} of {all} seats taken</source>
        <translation>共 {all} 个座位，已占 {n} 个</translation>
    </message>
    <message>
        <source>{n} offers to answer</source>
        <translation>{n} 个候补待答复</translation>
    </message>
    <message>
        <source>{n} on study seats</source>
        <translation>自习座位 {n}</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} removed</source>
        <translation>去掉 {n} 次</translation>
    </message>
    <message>
        <source>{n} requests for one place: grant one of them</source>
        <translation>{n} 个申请要同一场地，请同意其中一个</translation>
    </message>
    <message>
        <source>{n} rooms are free then</source>
        <translation>这个时段有 {n} 个空场地</translation>
    </message>
    <message>
        <source>{n} rows copied</source>
        <translation>已复制 {n} 行</translation>
    </message>
    <message>
        <source>{n} seats</source>
        <translation>{n} 个座位</translation>
    </message>
    <message>
        <source>{n} skipped</source>
        <translation>跳过 {n} 场</translation>
    </message>
    <message>
        <source>{n} skipped dates of series could be had now</source>
        <translation>系列预约里跳过的日期，有 {n} 个现在可以订了</translation>
    </message>
    <message>
        <source>{n} still skipped</source>
        <translation>仍跳过 {n} 次</translation>
    </message>
    <message>
        <source>{n} taken out</source>
        <translation>去掉 {n} 场</translation>
    </message>
    <message>
        <source>{n} to approve</source>
        <translation>{n} 个待审批</translation>
    </message>
    <message>
        <source>{n} to be booked</source>
        <translation>将预约 {n} 场</translation>
    </message>
    <message>
        <source>{n} to be changed</source>
        <translation>将更改 {n} 场</translation>
    </message>
    <message>
        <source>{n} today</source>
        <translation>今天 {n} 个</translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation>不变 {n} 场</translation>
    </message>
    <message>
        <source>{n} wait for this: {names}</source>
        <translation>有 {n} 人候补：{names}</translation>
    </message>
    <message>
        <source>{n} want it</source>
        <translation>{n} 个申请</translation>
    </message>
    <message>
        <source>{n}/{all} seats</source>
        <translation>{n}/{all} 座</translation>
    </message>
    <message>
        <source>{place} can't be had then</source>
        <translation>{place}这个时段订不了</translation>
    </message>
    <message>
        <source>{place} {time} can't be had</source>
        <translation>{place} {time} 订不了</translation>
    </message>
    <message>
        <source>{rule} (once)</source>
        <translation>{rule}（共 1 次）</translation>
    </message>
    <message>
        <source>{rule} ({n} times)</source>
        <translation>{rule}（共 {n} 次）</translation>
    </message>
    <message>
        <source>{rule} until {date}</source>
        <translation>{rule}，至{date}</translation>
    </message>
    <message>
        <source>{rule}, once</source>
        <translation>{rule}，共 1 次</translation>
    </message>
    <message>
        <source>{rule}, {n} times</source>
        <translation>{rule}，共 {n} 次</translation>
    </message>
    <message>
        <source>{space} seat {seats}</source>
        <translation>{space} {seats} 号座</translation>
    </message>
    <message>
        <source>{title} declined</source>
        <translation>“{title}”已放弃候补</translation>
    </message>
    <message>
        <source>{title} has begun</source>
        <translation>“{title}”已开始使用</translation>
    </message>
    <message>
        <source>{title} has the place</source>
        <translation>“{title}”候补成功</translation>
    </message>
    <message>
        <source>{title} is away</source>
        <translation>“{title}”已暂离</translation>
    </message>
    <message>
        <source>{title} is on the waiting list</source>
        <translation>“{title}”已列入候补</translation>
    </message>
    <message>
        <source>{title} stands again</source>
        <translation>“{title}”已恢复</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <translation>{date} {weekday}</translation>
    </message>
    <message>
        <source>{what} is back</source>
        <translation>{what}已归还</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” would be in one place at one time.</source>
        <translation>“{one}”和“{other}”会在同一时间占用同一场地。</translation>
    </message>
    <message>
        <source>“{title}” begins at {time}; {n} minutes are kept free between, there are {gap}.</source>
        <translation>“{title}”{time} 开始，中间要留 {n} 分钟整理，现在只隔 {gap} 分钟。</translation>
    </message>
    <message>
        <source>“{title}” ends at {time}; {n} minutes are kept free between, there are {gap}.</source>
        <translation>“{title}”{time} 结束，中间要留 {n} 分钟整理，现在只隔 {gap} 分钟。</translation>
    </message>
    <message>
        <source>“{title}” holds this place, too: made at another desk</source>
        <translation>“{title}”也订了这里，是在其他台登记的</translation>
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
        <source>Have this desk certified again (Settings, Desks and keys).</source>
        <translation>请重新办理证书（管理－前台与密钥）。</translation>
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
        <source>Keys of this desk</source>
        <translation>本机密钥</translation>
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
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Restore the latest backup: it brings photos back and removes none.</source>
        <translation>请恢复最近的备份：照片会补回来，不会删除任何照片。</translation>
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
        <source>here and certified</source>
        <translation>完好，证书有效</translation>
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
        <source>no other desk takes anything from it</source>
        <translation>其他前台不接收本机的数据</translation>
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
        <source>{missing} missing, {altered} altered, of {n}</source>
        <translation>共 {n} 张，缺 {missing} 张，{altered} 张被改动</translation>
    </message>
    <message>
        <source>{now}, but entries are later</source>
        <translation>{now}，早于已有记录的时间</translation>
    </message>
    <message>
        <source>{n}, all here</source>
        <translation>{n} 张，齐全</translation>
    </message>
    <message>
        <source>{size} GB free</source>
        <translation>剩余 {size} GB</translation>
    </message>
</context>
<context>
    <name>clauses</name>
    <message>
        <source>, </source>
        <translation>，</translation>
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
        <source>, </source>
        <translation>，</translation>
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
        <source>A value is written like name=value.</source>
        <translation>值写成“名称=值”的样子。</translation>
    </message>
    <message>
        <source>ANSWER</source>
        <translation>答复文件</translation>
    </message>
    <message>
        <source>Administrator's PIN:</source>
        <translation>管理员 PIN：</translation>
    </message>
    <message>
        <source>All desks agree: nothing waits for a decision.</source>
        <translation>各处数据一致，没有等人决定的。</translation>
    </message>
    <message>
        <source>BUNDLE</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Backed up to {file} ({size} KB), read back and sound.</source>
        <translation>已备份到 {file}（{size} KB），读回核对无误。</translation>
    </message>
    <message>
        <source>Brought in: {n} bookings, {requests} of them as requests because their place is taken; {already} events were here already, {updated} bookings changed.</source>
        <translation>已导入 {n} 个预约，其中 {requests} 个因场地已被占用，转为待审批；{already} 个日程原来就有，{updated} 个预约有更新。</translation>
    </message>
    <message>
        <source>Brought in: {n} rows, {people} people made; {already} were here already.</source>
        <translation>已录入 {n} 条，新建人员 {people} 人；已有 {already} 条。</translation>
    </message>
    <message>
        <source>CHOICE</source>
        <translation>选哪个</translation>
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
        <source>Differences that wait for a decision: {n}; see conflicts.</source>
        <translation>有 {n} 处不一致等人选定：见 conflicts。</translation>
    </message>
    <message>
        <source>Entries that were waiting and are in the lists now: {n}.</source>
        <translation>之前等待、现在已入表：{n} 条。</translation>
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
        <source>Left alone, because they are for other desks: {n}.</source>
        <translation>写给别处、原样留在盘上的数据包：{n} 个。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No one campaign is called “{name}”; there are: {names}.</source>
        <translation>没有唯一名为“{name}”的专项；现有：{names}。</translation>
    </message>
    <message>
        <source>No one space is called “{name}”; there are: {names}.</source>
        <translation>没有“{name}”这个场地，或符合的不止一个；现有场地：{names}。</translation>
    </message>
    <message>
        <source>No one station is called “{name}”; {n} are found.</source>
        <translation>没有唯一叫“{name}”的驿站；找到 {n} 处。</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>申请文件</translation>
    </message>
    <message>
        <source>Restored {name}: {people} people, {visits} visits.</source>
        <translation>已恢复 {name}：{people} 人，来访 {visits} 条。</translation>
    </message>
    <message>
        <source>Say with --fingerprint what was read out by telephone; scripts have to.</source>
        <translation>请用 --fingerprint 写明电话里念的指纹；脚本必须写。</translation>
    </message>
    <message>
        <source>See dangqun --help.</source>
        <translation>用法见 dangqun --help。</translation>
    </message>
    <message>
        <source>Seed {seed}; {n} registrations on the list, {people} people.</source>
        <translation>摇号种子 {seed}；名单上 {n} 份报名，{people} 人。</translation>
    </message>
    <message>
        <source>Settled: {title}. {n} are left.</source>
        <translation>已定：{title}。还剩 {n} 处。</translation>
    </message>
    <message>
        <source>Several begin with {id}: write more of it.</source>
        <translation>以 {id} 开头的不止一处，请多写几位。</translation>
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
        <source>The answer holds.</source>
        <translation>答复有效。</translation>
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
        <source>The list of this ballot isn't closed yet: --close closes it.</source>
        <translation>摇号名单尚未锁定：用 --close 锁定。</translation>
    </message>
    <message>
        <source>The lots are not drawn yet.</source>
        <translation>尚未摇号。</translation>
    </message>
    <message>
        <source>The program made a mistake ({kind}, {file} line {line}); please report it.</source>
        <translation>程序自身出错（{kind}，{file} 第 {line} 行），请反馈给维护人员。</translation>
    </message>
    <message>
        <source>There are no neighbours yet: pair or enrol a desk first.</source>
        <translation>还没有可以交换数据的前台：请先配对或登记入网。</translation>
    </message>
    <message>
        <source>There is no bundle to take in.</source>
        <translation>没有可以导入的数据包。</translation>
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
        <source>There is no {id}, or it has been settled.</source>
        <translation>没有 {id} 这一处，或者已经定了。</translation>
    </message>
    <message>
        <source>This activity has no session.</source>
        <translation>该活动还没有场次。</translation>
    </message>
    <message>
        <source>This activity has {n} sessions.</source>
        <translation>该活动共有 {n} 场。</translation>
    </message>
    <message>
        <source>This computer's data was copied or put back: it has taken a new identity.</source>
        <translation>这台电脑的数据被复制过，或退回到了旧的状态：已换用新的身份。</translation>
    </message>
    <message>
        <source>This data folder is in use; a demo needs an empty one of its own.</source>
        <translation>这个数据文件夹里已有数据，演示要用单独的空文件夹。</translation>
    </message>
    <message>
        <source>This desk is trusted no longer: its certificate was revoked. It goes on alone until somebody certifies it again.</source>
        <translation>本机的证书已被吊销，别处不再接收它的数据。在重新配对或登记之前，本机只能自己用。</translation>
    </message>
    <message>
        <source>This installation has no screen part.</source>
        <translation>这个安装不含界面部分。</translation>
    </message>
    <message>
        <source>Tried: {n} bookings would be added; {already} events are here already, {changed} otherwise.</source>
        <translation>试读完成：可新增 {n} 个预约；{already} 个日程原来就有，{changed} 个有变化。</translation>
    </message>
    <message>
        <source>Tried: {n} rows would be added, {people} people made; {already} are here already.</source>
        <translation>试读：可录入 {n} 条，新建人员 {people} 人；已有 {already} 条。</translation>
    </message>
    <message>
        <source>Tried: {text}.</source>
        <translation>试读：{text}。</translation>
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
        <source>a stick, or a shared folder</source>
        <translation>U 盘或共享文件夹</translation>
    </message>
    <message>
        <source>a time is written like 16:00</source>
        <translation>时间写成 16:00 这样</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>缺少取值</translation>
    </message>
    <message>
        <source>admitted</source>
        <translation>录取</translation>
    </message>
    <message>
        <source>also make the tables again from the log, in a copy</source>
        <translation>另在副本中按日志重建数据表并比对</translation>
    </message>
    <message>
        <source>also take over what has changed since it came in</source>
        <translation>上次导入后有变化的也一并更新</translation>
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
        <source>ask another desk of the own centre to certify this one (-o), or take its answer</source>
        <translation>请本中心另一台前台给本机发证书（-o 写出申请），或接收它的答复</translation>
    </message>
    <message>
        <source>ask the centre above to certify this desk (-o), or take its answer</source>
        <translation>请上级中心给本机发证书（-o 写出申请），或接收它的答复</translation>
    </message>
    <message>
        <source>bookings as a calendar (.ics): write one, or bring one in</source>
        <translation>预约与日历文件（.ics）互换：导出或导入</translation>
    </message>
    <message>
        <source>bring a calendar in as bookings</source>
        <translation>把日历导入为预约</translation>
    </message>
    <message>
        <source>bring in a ledger (XLSX, XLS or CSV)</source>
        <translation>导入台账（XLSX、XLS 或 CSV）</translation>
    </message>
    <message>
        <source>bundles, or folders with bundles</source>
        <translation>数据包，或放着数据包的文件夹</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>certified by the centre above only; pair it</source>
        <translation>只有上级发的证书，请与它配对</translation>
    </message>
    <message>
        <source>certify the desk that made a request, and write the answer</source>
        <translation>给提出申请的前台发证书，并写出答复</translation>
    </message>
    <message>
        <source>close the list, and set the seed</source>
        <translation>锁定名单并确定种子</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>draw the lots; it can't be drawn again</source>
        <translation>摇号；摇定后不能重摇</translation>
    </message>
    <message>
        <source>enrolled under {name}</source>
        <translation>已入网，上级为{name}</translation>
    </message>
    <message>
        <source>everything, also what they are known to have</source>
        <translation>全部写出，对方已有的也写</translation>
    </message>
    <message>
        <source>fill an empty folder with a demo centre</source>
        <translation>在空文件夹里建一个演示中心</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>first duty day</source>
        <translation>起始值班日</translation>
    </message>
    <message>
        <source>for whom: a desk, a centre's code, the beginning of a desk's id, or all</source>
        <translation>写给谁：某台前台、中心代码（该中心所有前台）、前台编号的开头，或 all（所有相邻前台）</translation>
    </message>
    <message>
        <source>from {name}: {detail}</source>
        <translation>来自{name}：{detail}</translation>
    </message>
    <message>
        <source>go on where the columns aren't certain</source>
        <translation>列名拿不准时也照推断导入</translation>
    </message>
    <message>
        <source>has a new identity and must be certified again</source>
        <translation>已换新身份，需要重新发证书</translation>
    </message>
    <message>
        <source>has asked to join the centre</source>
        <translation>已申请加入本中心</translation>
    </message>
    <message>
        <source>has joined the centre; its data comes with the first bundle</source>
        <translation>已加入本中心，数据随第一个数据包到达</translation>
    </message>
    <message>
        <source>heard of today</source>
        <translation>今天有数据</translation>
    </message>
    <message>
        <source>how far the data of each neighbour has come</source>
        <translation>各处数据到哪天</translation>
    </message>
    <message>
        <source>how much of it</source>
        <translation>数据规模</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>its file, or its number; or last</source>
        <translation>数据包的文件或编号；last 为最近一次</translation>
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
        <source>letter</source>
        <translation>代号</translation>
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
        <source>never heard of</source>
        <translation>还没有收到过数据</translation>
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
        <source>only what is of this activity</source>
        <translation>只列该活动的记录</translation>
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
        <source>print the slip of a bundle that came in or went out</source>
        <translation>打印收到或交出的数据包的对账单</translation>
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
        <source>replaced by a newer identity</source>
        <translation>已换新身份</translation>
    </message>
    <message>
        <source>revoked: {reason}</source>
        <translation>已吊销：{reason}</translation>
    </message>
    <message>
        <source>set up a new centre</source>
        <translation>新建一个中心</translation>
    </message>
    <message>
        <source>settle one by a choice it offers: 1, 2, …</source>
        <translation>定下一处：选它给出的 1、2……</translation>
    </message>
    <message>
        <source>show a ballot; close its list, or draw the lots</source>
        <translation>查看摇号；锁定名单，或者摇号</translation>
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
        <source>show these whole; the beginning of an id is enough</source>
        <translation>完整显示这几处；编号写开头几位就行</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>显示本帮助</translation>
    </message>
    <message>
        <source>silent for {n} days</source>
        <translation>{n} 天没有数据</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>take in data bundles of other desks</source>
        <translation>导入别处的数据包</translation>
    </message>
    <message>
        <source>take in what is for this desk, then write what each neighbour lacks</source>
        <translation>导入写给本机的数据包，再写出各处还缺的数据</translation>
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
        <source>the answer</source>
        <translation>答复文件</translation>
    </message>
    <message>
        <source>the backup</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>the calendar</source>
        <translation>日历文件</translation>
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
        <source>the code of the centre to join, where this folder is empty</source>
        <translation>要加入的中心编码（数据目录为空时）</translation>
    </message>
    <message>
        <source>the data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>the fingerprint as it was read out by telephone</source>
        <translation>电话里念的指纹</translation>
    </message>
    <message>
        <source>the ledger</source>
        <translation>台账文件</translation>
    </message>
    <message>
        <source>the letter of a further desk of this centre</source>
        <translation>本中心新增前台的代号</translation>
    </message>
    <message>
        <source>the request</source>
        <translation>申请文件</translation>
    </message>
    <message>
        <source>the seed to print with the list, or the one printed</source>
        <translation>随名单公布的种子；摇号时填已公布的种子</translation>
    </message>
    <message>
        <source>the station where the way begins</source>
        <translation>从哪处驿站出发</translation>
    </message>
    <message>
        <source>this desk's name, letter, fingerprint and public keys, and the desks it knows</source>
        <translation>本机名称、代号、指纹、公钥，以及认识的各前台</translation>
    </message>
    <message>
        <source>trust a desk no longer; what is here of it stays</source>
        <translation>不再信任某台前台；已收到的数据保留</translation>
    </message>
    <message>
        <source>trusted</source>
        <translation>可信</translation>
    </message>
    <message>
        <source>usage:</source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>visits, people, bookings, spaces, loans, activities, registrations, attendance, staff …</source>
        <translation>visits、people、bookings、spaces、loans、activities、registrations、attendance、staff……</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>what desks say differently, and settle it</source>
        <translation>各处不一致的地方，以及怎么定</translation>
    </message>
    <message>
        <source>what the ledger holds</source>
        <translation>台账的内容</translation>
    </message>
    <message>
        <source>what the nearest station has to offer; may be given several times</source>
        <translation>最近的驿站要有什么服务，可写多次</translation>
    </message>
    <message>
        <source>where events without a place take place</source>
        <translation>没写地点的日程放在哪个场地</translation>
    </message>
    <message>
        <source>where to</source>
        <translation>存到哪里</translation>
    </message>
    <message>
        <source>which activity registrations are for; else the file has to say</source>
        <translation>报名表属于哪个活动；不填则以文件内容为准</translation>
    </message>
    <message>
        <source>which activity: its number, or its name</source>
        <translation>哪个活动：编号或名称</translation>
    </message>
    <message>
        <source>which campaign</source>
        <translation>哪个专项</translation>
    </message>
    <message>
        <source>which desk: centre and letter, or its id</source>
        <translation>哪台前台：中心编码加代号，或编号</translation>
    </message>
    <message>
        <source>which loan receipt</source>
        <translation>哪一张借用凭证</translation>
    </message>
    <message>
        <source>which of its sessions, counted from 1</source>
        <translation>第几场，从 1 数起</translation>
    </message>
    <message>
        <source>which report</source>
        <translation>哪种报表</translation>
    </message>
    <message>
        <source>which shift of the day: when it begins</source>
        <translation>哪个班：写开始时间</translation>
    </message>
    <message>
        <source>which space: its name, or pinyin</source>
        <translation>哪个场地：名称或拼音</translation>
    </message>
    <message>
        <source>which station: its name or number</source>
        <translation>哪处驿站：名称或编号</translation>
    </message>
    <message>
        <source>who this desk is, and which desks it trusts</source>
        <translation>本机是谁，信任哪些前台</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>why, where a choice asks for it</source>
        <translation>理由（有的选法要写）</translation>
    </message>
    <message>
        <source>with the choice other: what holds instead, field by field</source>
        <translation>选 other（另填）时：逐项写以什么为准</translation>
    </message>
    <message>
        <source>works without a centre above</source>
        <translation>独立运行，没有上级</translation>
    </message>
    <message>
        <source>write a data bundle for other desks</source>
        <translation>为别处写出数据包</translation>
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
        <source>write bookings to a calendar</source>
        <translation>把预约导出为日历</translation>
    </message>
    <message>
        <source>write the answer into this folder</source>
        <translation>把答复写到这个文件夹</translation>
    </message>
    <message>
        <source>write the request into this folder</source>
        <translation>把申请写到这个文件夹</translation>
    </message>
    <message>
        <source>write unreadable rows here, for repair</source>
        <translation>把读不出的行写到这里，改好可再导入</translation>
    </message>
    <message>
        <source>{event}, {when}: {reason}</source>
        <translation>{event}，{when}：{reason}</translation>
    </message>
    <message>
        <source>{file} is written. Who certifies this desk asks for its fingerprint by telephone: {fingerprint}</source>
        <translation>已写出 {file}。发证书的一方会打电话核对本机指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>{file}: {events} events for {n} bookings.</source>
        <translation>{file}：{n} 个预约，共 {events} 个日程。</translation>
    </message>
    <message>
        <source>{file}: {n} entries, {photos} photos for {names}.</source>
        <translation>{file}：给{names}，{n} 条，照片 {photos} 张。</translation>
    </message>
    <message>
        <source>{file}: {rows} rows.</source>
        <translation>{file}：{rows} 行。</translation>
    </message>
    <message>
        <source>{file}: {rows} slips, {pages} pages.</source>
        <translation>{file}：{rows} 份对账单，共 {pages} 页。</translation>
    </message>
    <message>
        <source>{file}: {rows} visits, {total} in all with tallies.</source>
        <translation>{file}：登记 {rows} 人次，连同计次共 {total} 人次。</translation>
    </message>
    <message>
        <source>{file}: {spaces} spaces, {n} bookings.</source>
        <translation>{file}：{spaces} 个场地，{n} 个预约。</translation>
    </message>
    <message>
        <source>{kind} can't be chosen by a period.</source>
        <translation>{kind} 不能按日期筛选。</translation>
    </message>
    <message>
        <source>{kind} can't be chosen by an activity.</source>
        <translation>{kind} 不能按活动筛选。</translation>
    </message>
    <message>
        <source>{name} ({code}) is set up in {folder}.</source>
        <translation>{name}（{code}）已建好，数据在 {folder}。</translation>
    </message>
    <message>
        <source>{name} of {centre} ({code}) asks to be certified. Its fingerprint, as read out:</source>
        <translation>{centre}（{code}）的{name}申请证书。请输入电话里念的指纹：</translation>
    </message>
    <message>
        <source>{name} of {centre} is certified with the letter {letter}. Take {file} there.</source>
        <translation>已给{centre}的{name}发证书，代号 {letter}。请把 {file} 带过去。</translation>
    </message>
    <message>
        <source>{name} of {centre} is revoked. Whoever gets the next bundle learns of it.</source>
        <translation>{centre}的{name}已吊销。收到下一个数据包的前台都会知道。</translation>
    </message>
    <message>
        <source>{name}: {detail}</source>
        <translation>{name}：{detail}</translation>
    </message>
    <message>
        <source>{n} entries missing from {first} to {last}</source>
        <translation>缺 {first} 至 {last} 的 {n} 条</translation>
    </message>
    <message>
        <source>{n} entries not acknowledged</source>
        <translation>{n} 条对方还没有回执</translation>
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
    <message>
        <source>{spaces} new spaces; {clashing} rows clash, so that somebody has to decide.</source>
        <translation>新场地 {spaces} 个；{clashing} 行有冲突，需要有人确认。</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>(Seal of the unit)</source>
        <translation>（单位盖章）</translation>
    </message>
    <message>
        <source>(Seal)</source>
        <translation>（盖章）</translation>
    </message>
    <message>
        <source>(continued)</source>
        <translation>（续）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>1. For every number on this list the SHA-256 of “seed|number” (UTF-8, one bar between them) is written in hexadecimal; the numbers are put in ascending order of it.</source>
        <translation>1. 对名单上的每个编号，计算“种子|编号”（UTF-8 编码，中间一条竖线）的 SHA-256，写成十六进制，编号按它从小到大排列。</translation>
    </message>
    <message>
        <source>2. In this order a household is admitted, whole, if there are places for all its people; if with it the places given and those still kept for quotas are no more than all places, or no more than before it; and if no “at most” quota that one of its people counts in has more than it may.</source>
        <translation>2. 依此顺序逐户录取，整户同进：全家都有名额；录取后，已给名额加上各类仍须保留的名额，不超过总名额，或不比录取前多；且这一户所属的“最多”类别不超过上限。</translation>
    </message>
    <message>
        <source>3. Somebody who counts in several quotas takes one place, and fills one place of each of them.</source>
        <translation>3. 一人同属几类的，只占一个名额，并在每一类各计一个。</translation>
    </message>
    <message>
        <source>4. Those not admitted are gone through again in the same order, until nobody more is admitted; who is left is on the waiting list in this order.</source>
        <translation>4. 未录取的按同一顺序再过一遍，直到不能再录取为止；余下的依此顺序候补。</translation>
    </message>
    <message>
        <source>A number in a block: its row in the table</source>
        <translation>方块内数字：见表中同一序号</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Activity kind</source>
        <translation>活动类别</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>活动台账</translation>
    </message>
    <message>
        <source>Activity name</source>
        <translation>活动名称</translation>
    </message>
    <message>
        <source>Activity place</source>
        <translation>活动地点</translation>
    </message>
    <message>
        <source>Activity time</source>
        <translation>活动时间</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Age / grade</source>
        <translation>年龄 / 年级</translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>全部驿站</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Arrival time</source>
        <translation>到场时间</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>签到负责人</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>到场情况</translation>
    </message>
    <message>
        <source>Batch of goods</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Batch, good until</source>
        <translation>批号、有效期</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Booked (hours)</source>
        <translation>预约时长（小时）</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings and things lent, to be entered afterwards</source>
        <translation>预约和借用（事后补录）</translation>
    </message>
    <message>
        <source>Bookings of the next 24 hours</source>
        <translation>接下来 24 小时的预约</translation>
    </message>
    <message>
        <source>Bookings running, by the hours of the day</source>
        <translation>各时段进行中的场次</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Borrower signs</source>
        <translation>借用人签字</translation>
    </message>
    <message>
        <source>Borrower's copy</source>
        <translation>借用人联</translation>
    </message>
    <message>
        <source>Brought back by</source>
        <translation>归还人签字</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>By centre</source>
        <translation>按中心</translation>
    </message>
    <message>
        <source>By count</source>
        <translation>盘点差</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>按群体</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>按时段</translation>
    </message>
    <message>
        <source>By level and kind</source>
        <translation>按层级和类别</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By space</source>
        <translation>按场地</translation>
    </message>
    <message>
        <source>By station</source>
        <translation>分驿站</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Came in all</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>所属专项</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Centre and place</source>
        <translation>中心、地点</translation>
    </message>
    <message>
        <source>Centre's code</source>
        <translation>中心编码</translation>
    </message>
    <message>
        <source>Certificate of attendance</source>
        <translation>参加证书</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
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
        <source>Checked by</source>
        <translation>审核人</translation>
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
        <source>Clerk signs</source>
        <translation>经办人签字</translation>
    </message>
    <message>
        <source>Close it there, or save under another name.</source>
        <translation>请在那里关闭它，或换个文件名保存。</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>不开放</translation>
    </message>
    <message>
        <source>Co-organiser</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>接走人</translation>
    </message>
    <message>
        <source>Condition at return</source>
        <translation>归还时状况</translation>
    </message>
    <message>
        <source>Condition when lent</source>
        <translation>借出时状况</translation>
    </message>
    <message>
        <source>Confidential: keep it in the safe</source>
        <translation>保密：请锁入保险柜</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>活动内容</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cut here</source>
        <translation>沿此线裁开</translation>
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
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days due</source>
        <translation>应报天数</translation>
    </message>
    <message>
        <source>Days that haven't been told</source>
        <translation>缺报日期</translation>
    </message>
    <message>
        <source>Days told</source>
        <translation>已报天数</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Desk's copy</source>
        <translation>前台联</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>摇号人</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Duty log</source>
        <translation>值班日志</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Every data bundle of this centre can be opened with this key, also when all its computers are lost. Whoever holds it can read what the bundles hold: people, visits, bookings.</source>
        <translation>即使本中心的电脑全部损坏，凭此密钥也能打开本中心的每个数据包。持有者可以看到数据包里的人员、来访和预约，请妥善保管。</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Expected visitors</source>
        <translation>预计来访</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>满意度反馈</translation>
    </message>
    <message>
        <source>Figures: bookings at the same time</source>
        <translation>数字：同时进行的预约数</translation>
    </message>
    <message>
        <source>File and its SHA-256</source>
        <translation>文件名及校验码（SHA-256）</translation>
    </message>
    <message>
        <source>Filed on</source>
        <translation>填报日期</translation>
    </message>
    <message>
        <source>Filed on: {day}</source>
        <translation>填报日期：{day}</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>First expires</source>
        <translation>最早到期</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>参加对象</translation>
    </message>
    <message>
        <source>For work without electricity: write on these pages, and enter everything at the desk afterwards.</source>
        <translation>停电时用：先记在纸上，来电后到前台补录。</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Free some space or choose another disk, then try again.</source>
        <translation>请腾出空间或换一个磁盘，然后重试。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Full personal details: keep locked away</source>
        <translation>含未脱敏个人信息，请妥善保管</translation>
    </message>
    <message>
        <source>Given before</source>
        <translation>摇号前已录取</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Here as this was printed</source>
        <translation>打印时在场</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Hour of the day</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>How a bundle is opened with it</source>
        <translation>怎样用它打开数据包</translation>
    </message>
    <message>
        <source>If it is full:</source>
        <translation>如果满座：</translation>
    </message>
    <message>
        <source>If it is on a stick, put the stick in again; or choose another folder.</source>
        <translation>如果在 U 盘上，请重新插入；或换一个文件夹。</translation>
    </message>
    <message>
        <source>If somebody who shouldn't has seen this sheet, tell the administrator at once.</source>
        <translation>如有无关人员看到本页，请立即告知管理员。</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>It belongs to {recipient}</source>
        <translation>对应公钥 {recipient}</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Keeper</source>
        <translation>看护人</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Labels of stations</source>
        <translation>驿站标牌</translation>
    </message>
    <message>
        <source>Last round</source>
        <translation>上次巡查</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Lent at</source>
        <translation>借出时间</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>List closed</source>
        <translation>名单截止</translation>
    </message>
    <message>
        <source>Log {n} of {total}</source>
        <translation>第 {n} 份，共 {total} 份</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>巡查人</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>损耗</translation>
    </message>
    <message>
        <source>Lots drawn</source>
        <translation>摇号时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制表人</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺报</translation>
    </message>
    <message>
        <source>Missing days</source>
        <translation>缺报日期</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>出入库明细</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
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
        <source>Names are masked</source>
        <translation>姓名已脱敏</translation>
    </message>
    <message>
        <source>Next round</source>
        <translation>下次巡查</translation>
    </message>
    <message>
        <source>No bookings</source>
        <translation>无预约</translation>
    </message>
    <message>
        <source>No kind given</source>
        <translation>未填类别</translation>
    </message>
    <message>
        <source>No level given</source>
        <translation>未填层级</translation>
    </message>
    <message>
        <source>No supplies are kept.</source>
        <translation>没有登记物资。</translation>
    </message>
    <message>
        <source>No visits were registered in this period.</source>
        <translation>本时段没有来访登记。</translation>
    </message>
    <message>
        <source>No-show rate</source>
        <translation>爽约率</translation>
    </message>
    <message>
        <source>No-show rate (%)</source>
        <translation>爽约率（%）</translation>
    </message>
    <message>
        <source>No-shows</source>
        <translation>爽约</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nobody has a place yet.</source>
        <translation>还没有人录取。</translation>
    </message>
    <message>
        <source>Nobody has attended enough sessions yet.</source>
        <translation>还没有人达到出席要求。</translation>
    </message>
    <message>
        <source>Nobody has registered yet.</source>
        <translation>还没有人报名。</translation>
    </message>
    <message>
        <source>Nobody was counted at a station in this period.</source>
        <translation>这段时间驿站没有计次。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes of the shift</source>
        <translation>本班记事</translation>
    </message>
    <message>
        <source>Notes, incidents, keys</source>
        <translation>记事、突发情况、钥匙</translation>
    </message>
    <message>
        <source>Nothing but the receipt for what came before.</source>
        <translation>没有新内容，只有对之前数据的回执。</translation>
    </message>
    <message>
        <source>Nothing was moved in this period.</source>
        <translation>这段时间没有出入库。</translation>
    </message>
    <message>
        <source>Nothing was noted.</source>
        <translation>没有记事。</translation>
    </message>
    <message>
        <source>Nothing was open.</source>
        <translation>没有待交接事项。</translation>
    </message>
    <message>
        <source>Nothing was planned under this campaign yet.</source>
        <translation>这个专项下还没有活动。</translation>
    </message>
    <message>
        <source>Nothing was written down.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number: {number}</source>
        <translation>编号：{number}</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号个数</translation>
    </message>
    <message>
        <source>On a computer with the program age, type the key (or scan it) into a file key.txt: one line, without the gaps.</source>
        <translation>在装有 age 程序的电脑上，把密钥输入（或扫码）到文件 key.txt：一行，不要空格。</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>值班人</translation>
    </message>
    <message>
        <source>On duty: {names}</source>
        <translation>值班：{names}</translation>
    </message>
    <message>
        <source>Open (hours)</source>
        <translation>开放时长（小时）</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>待交接事项</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出库</translation>
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
        <source>Participants</source>
        <translation>参加人员</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>活动照片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Place / host</source>
        <translation>场地 / 被访人</translation>
    </message>
    <message>
        <source>Place drawn</source>
        <translation>摇号名次</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Places in all</source>
        <translation>总名额</translation>
    </message>
    <message>
        <source>Please do this</source>
        <translation>请这样做</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Present {time}</source>
        <translation>在场 {time}</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>打印人</translation>
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
        <source>Put into the safe by</source>
        <translation>入柜人</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>名额类别</translation>
    </message>
    <message>
        <source>Quotas of each person</source>
        <translation>每人所属类别</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录日期</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>报名情况</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Returned at</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Row codes: typing “{example}” at the desk signs in those rows, as after a power cut.</source>
        <translation>行号：停电等情况后，在前台输入“{example}”，就给这几行补签到。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Save under another name.</source>
        <translation>请换个文件名保存。</translation>
    </message>
    <message>
        <source>Scan to take place and hours along</source>
        <translation>扫码带走地址和开放时间</translation>
    </message>
    <message>
        <source>Scan to take time, place and telephone along</source>
        <translation>扫一扫，把时间、地点和电话带走</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务设施</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Set-up / equipment</source>
        <translation>布置 / 物资</translation>
    </message>
    <message>
        <source>Setting up / clearing</source>
        <translation>布置 / 整理</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Sign-in list</source>
        <translation>签到名单</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Signature and stamp</source>
        <translation>签字、盖章</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Signed in, people</source>
        <translation>实到人数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Slide the lock of the stick, or choose another disk.</source>
        <translation>请拨开 U 盘的写保护开关，或换一个磁盘。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Space or thing</source>
        <translation>场地或物资</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Still awaited</source>
        <translation>尚缺的数据</translation>
    </message>
    <message>
        <source>Still kept</source>
        <translation>仍保留</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>结存</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Sum of the level</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>活动小结</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已录取</translation>
    </message>
    <message>
        <source>Taken back by</source>
        <translation>验收人签字</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Tallied</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>The centre itself</source>
        <translation>本中心</translation>
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
        <source>There is no station yet.</source>
        <translation>还没有驿站。</translation>
    </message>
    <message>
        <source>There were no activities in this period.</source>
        <translation>这段时间没有活动。</translation>
    </message>
    <message>
        <source>This account may not write to the folder of {name}.</source>
        <translation>当前账户无权在 {name} 所在的文件夹写入。</translation>
    </message>
    <message>
        <source>This photo can't be read</source>
        <translation>照片文件无法读取</translation>
    </message>
    <message>
        <source>This photo is still at another desk</source>
        <translation>照片还在其他前台，待数据包送达</translation>
    </message>
    <message>
        <source>This shift hasn't begun.</source>
        <translation>本班还没开始。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>To be put right by</source>
        <translation>整改期限</translation>
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
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unpack bundle.zip: the entries are in data/ops.jsonl, the photos in data/blobs.</source>
        <translation>解压 bundle.zip：记录在 data/ops.jsonl，照片在 data/blobs。</translation>
    </message>
    <message>
        <source>Usage rate</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Usage rate (%)</source>
        <translation>使用率（%）</translation>
    </message>
    <message>
        <source>Use a shorter name without special signs.</source>
        <translation>请用较短、不含特殊符号的文件名。</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>使用时长</translation>
    </message>
    <message>
        <source>Used (hours)</source>
        <translation>使用时长（小时）</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Visitors, to be entered afterwards</source>
        <translation>来访登记（事后补录）</translation>
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
        <source>Walk-ins</source>
        <translation>现场增加</translation>
    </message>
    <message>
        <source>Warn at</source>
        <translation>警戒线</translation>
    </message>
    <message>
        <source>We come with the stick on</source>
        <translation>带盘来的日期</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>包内内容</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>检查内容</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺的数据</translation>
    </message>
    <message>
        <source>What is open</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>整改情况</translation>
    </message>
    <message>
        <source>What was noted</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why absent</source>
        <translation>缺席原因</translation>
    </message>
    <message>
        <source>Why nothing came</source>
        <translation>没来的原因</translation>
    </message>
    <message>
        <source>With</source>
        <translation>同行</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>监督人</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>Year　　Month　　Day</source>
        <translation>年　　月　　日</translation>
    </message>
    <message>
        <source>age -d -i key.txt -o bundle.zip followed by the name of the bundle (.dqb)</source>
        <translation>输入 age -d -i key.txt -o bundle.zip，后面写数据包文件名（.dqb）</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>next day {time}</source>
        <translation>次日{time}</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>no longer kept</source>
        <translation>已放开</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未摇号</translation>
    </message>
    <message>
        <source>{activities} activities, {sessions} sessions</source>
        <translation>{activities} 项活动，{sessions} 场</translation>
    </message>
    <message>
        <source>{campaign}: overview of activities</source>
        <translation>{campaign}活动汇总表</translation>
    </message>
    <message>
        <source>{center} Activity log</source>
        <translation>{center}活动台账</translation>
    </message>
    <message>
        <source>{center} Ballot list</source>
        <translation>{center}摇号名单</translation>
    </message>
    <message>
        <source>{center} Bookings of the day</source>
        <translation>{center}场地日程单</translation>
    </message>
    <message>
        <source>{center} Continuity pack</source>
        <translation>{center}断电应急包</translation>
    </message>
    <message>
        <source>{center} Duty log</source>
        <translation>{center}值班日志</translation>
    </message>
    <message>
        <source>{center} Figures of the centres below</source>
        <translation>{center}下级中心数据汇总表</translation>
    </message>
    <message>
        <source>{center} Handover sheet</source>
        <translation>{center}交接班记录</translation>
    </message>
    <message>
        <source>{center} Loan receipt</source>
        <translation>{center}借用凭证</translation>
    </message>
    <message>
        <source>{center} Notice of places</source>
        <translation>{center}名额公示</translation>
    </message>
    <message>
        <source>{center} Register of activities</source>
        <translation>{center}活动台账登记表</translation>
    </message>
    <message>
        <source>{center} Register of stations</source>
        <translation>{center}驿站名册</translation>
    </message>
    <message>
        <source>{center} Round of a station</source>
        <translation>{center}驿站巡查记录</translation>
    </message>
    <message>
        <source>{center} Served at stations</source>
        <translation>{center}驿站服务统计</translation>
    </message>
    <message>
        <source>{center} Sign-in sheet</source>
        <translation>{center}活动签到表</translation>
    </message>
    <message>
        <source>{center} Supplies of stations</source>
        <translation>{center}驿站物资台账</translation>
    </message>
    <message>
        <source>{center} Use of spaces</source>
        <translation>{center}场地使用统计</translation>
    </message>
    <message>
        <source>{center} Visitor log</source>
        <translation>{center}来访登记表</translation>
    </message>
    <message>
        <source>{center} recovery key</source>
        <translation>{center}恢复密钥</translation>
    </message>
    <message>
        <source>{center} reminder to exchange data</source>
        <translation>{center}数据同步提醒单</translation>
    </message>
    <message>
        <source>{center} {title}</source>
        <translation>{center}{title}</translation>
    </message>
    <message>
        <source>{label}:</source>
        <translation>{label}：</translation>
    </message>
    <message>
        <source>{name} can't be read as a picture: it is damaged, or something else.</source>
        <translation>{name}不是能识别的图片，可能已损坏。</translation>
    </message>
    <message>
        <source>{name} can't be read.</source>
        <translation>{name}读不出来。</translation>
    </message>
    <message>
        <source>{name} could not be written.</source>
        <translation>{name} 没有写入成功。</translation>
    </message>
    <message>
        <source>{name} is a HEIC photo; save it as JPEG on the phone or computer first.</source>
        <translation>{name}是 HEIC 照片，请先在手机或电脑上另存为 JPEG。</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} 是一个文件夹。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name}是空文件。</translation>
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
        <source>{name} is too large for a photo.</source>
        <translation>{name}太大，不像照片。</translation>
    </message>
    <message>
        <source>{name} was not written: this disk is read-only.</source>
        <translation>{name} 没有写入：此磁盘是只读的。</translation>
    </message>
    <message>
        <source>{name}: {way}</source>
        <translation>{name}：{way}</translation>
    </message>
    <message>
        <source>{n} activities</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation>{n} 场</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} items</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>{n} low</source>
        <translation>{n} 缺</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} 场</translation>
    </message>
    <message>
        <source>{n} visits</source>
        <translation>{n} 人次</translation>
    </message>
    <message>
        <source>{space} Bookings of the week</source>
        <translation>{space}场地周表</translation>
    </message>
    <message>
        <source>{space} Door sheet</source>
        <translation>{space}当日安排</translation>
    </message>
    <message>
        <source>□ Good　□ Damaged　□ Missing</source>
        <translation>□ 完好　□ 损坏　□ 缺少</translation>
    </message>
    <message>
        <source>□ stays  □ settled</source>
        <translation>□ 留下班  □ 已办</translation>
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
        <source>A desk can't revoke itself; another one of its centre can.</source>
        <translation>前台不能吊销自己，请在本中心另一台前台上操作。</translation>
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
        <source>A passphrase has at least {n} characters.</source>
        <translation>口令至少 {n} 个字符。</translation>
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
        <source>A station offers one of these: {codes}.</source>
        <translation>驿站的服务代码有：{codes}</translation>
    </message>
    <message>
        <source>All letters from A to Z are taken in this centre.</source>
        <translation>本中心 A 到 Z 的代号都用完了。</translation>
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
        <source>Another desk of this centre has the letter {letter}.</source>
        <translation>代号 {letter} 已被本中心另一台前台使用。</translation>
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
        <source>Check that the stick is there, and choose the file again.</source>
        <translation>请确认 U 盘已插好，再选一次文件。</translation>
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
        <source>It has been booked since; it can't be undone any more.</source>
        <translation>之后已有人预约，不能再撤销了。</translation>
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
        <source>No desk is known as “{word}”.</source>
        <translation>没有叫“{word}”的前台。</translation>
    </message>
    <message>
        <source>No mobile number begins with {start}.</source>
        <translation>没有 {start} 开头的手机号。</translation>
    </message>
    <message>
        <source>No one bundle is known as “{word}”: say its id, or the name of its file.</source>
        <translation>“{word}”对不上唯一的一个数据包：请写它的编号或文件名。</translation>
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
        <source>Nobody here knows the centre {centre}. Set that computer up first, then ask.</source>
        <translation>这里不认识中心 {centre}。请先在那台电脑上设置好中心，再来申请。</translation>
    </message>
    <message>
        <source>Nobody here knows the desk {name}.</source>
        <translation>没有找到前台 {name}。</translation>
    </message>
    <message>
        <source>Nobody here knows this desk.</source>
        <translation>没有找到这台前台。</translation>
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
        <source>Only its own centre, or one above it, can revoke this desk.</source>
        <translation>只有它所在的中心或上级中心才能吊销这台前台。</translation>
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
        <source>Please say which desks the bundle is for.</source>
        <translation>请说明数据包写给哪台前台。</translation>
    </message>
    <message>
        <source>Somebody has been registered since; it can't be undone any more.</source>
        <translation>之后已有人报名，不能再撤销。</translation>
    </message>
    <message>
        <source>Somebody has been signed in since; it can't be undone any more.</source>
        <translation>此后已有人签到，不能再撤销。</translation>
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
        <source>Start the program again: it makes new ones, and says what to do then.</source>
        <translation>请重新启动程序：会生成新密钥，并提示下一步怎么做。</translation>
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
        <source>The centre's key in this answer can't be read. Ask again.</source>
        <translation>答复里的中心密钥读不出来，请重新申请。</translation>
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
        <source>The key can't be written.</source>
        <translation>密钥无法写入。</translation>
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
        <source>The passphrase of this desk's keys, please.</source>
        <translation>请输入本机密钥的口令。</translation>
    </message>
    <message>
        <source>The private keys of this desk are damaged.</source>
        <translation>本机的私钥已损坏。</translation>
    </message>
    <message>
        <source>The private keys of this desk are missing.</source>
        <translation>本机的私钥不见了。</translation>
    </message>
    <message>
        <source>The program is already open with this data folder.</source>
        <translation>程序已打开，正在使用这个数据文件夹。</translation>
    </message>
    <message>
        <source>There are no neighbours yet: pair or enrol a desk first.</source>
        <translation>还没有可以交换数据的前台：请先配对或登记入网。</translation>
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
        <source>There is no exchange to print yet.</source>
        <translation>还没有交换过数据，没有对账单可打。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
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
        <source>This answer doesn't hold: who signed it may not certify this desk. Ask again.</source>
        <translation>这份答复无效：签发的一方无权给本机发证书。请重新申请。</translation>
    </message>
    <message>
        <source>This answer is for an identity that this desk no longer has. Ask again.</source>
        <translation>这份答复是给本机旧身份的，请重新申请。</translation>
    </message>
    <message>
        <source>This answer is for another desk: {name}.</source>
        <translation>这份答复是给另一台前台的：{name}。</translation>
    </message>
    <message>
        <source>This can't be undone: two people have signed it.</source>
        <translation>双方已签字，不能撤销。</translation>
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
        <source>This desk has no certificate yet: set the centre up first.</source>
        <translation>本机还没有证书：请先完成中心的初始设置。</translation>
    </message>
    <message>
        <source>This desk isn't set up yet, so it can certify nobody.</source>
        <translation>本机还没有设置好，不能给别人发证书。</translation>
    </message>
    <message>
        <source>This desk must be certified again before it can certify another.</source>
        <translation>本机需要先重新办理证书，才能给别的前台发证书。</translation>
    </message>
    <message>
        <source>This desk was revoked by another one.</source>
        <translation>这台前台已被另一台前台吊销。</translation>
    </message>
    <message>
        <source>This desk was revoked. Start its program once more, and have the request written anew.</source>
        <translation>这台前台已被吊销。请在那台电脑上重新启动程序，再重新写申请。</translation>
    </message>
    <message>
        <source>This entry bears a date no clock can show. Tell the administrator.</source>
        <translation>这条记录的日期不可能是真的，请告诉管理员。</translation>
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
        <source>This is not the fingerprint of the request. If it was heard right, don't certify it.</source>
        <translation>与申请的指纹不一致。如果确实没有听错，请不要发证书。</translation>
    </message>
    <message>
        <source>This is the key of another centre.</source>
        <translation>这是其他中心的密钥。</translation>
    </message>
    <message>
        <source>This is the request of this desk itself: take it to the other one.</source>
        <translation>这是本机自己的申请，请拿到另一台前台上去。</translation>
    </message>
    <message>
        <source>This passphrase is wrong.</source>
        <translation>口令不对。</translation>
    </message>
    <message>
        <source>This person doesn't work here.</source>
        <translation>没有这名工作人员。</translation>
    </message>
    <message>
        <source>This person has been registered since; it can't be undone any more.</source>
        <translation>此人之后已报名，不能再撤销。</translation>
    </message>
    <message>
        <source>This person has been signed in since; it can't be undone any more.</source>
        <translation>此人之后已有来访登记，不能再撤销。</translation>
    </message>
    <message>
        <source>This request is damaged, or somebody changed it.</source>
        <translation>申请文件已损坏或被改动。</translation>
    </message>
    <message>
        <source>This was set by {centre}; it is changed there.</source>
        <translation>这是{centre}下发的，要由{centre}来改。</translation>
    </message>
    <message>
        <source>Times are written like 11:00-13:30, 17:00-19:00.</source>
        <translation>时间请写成 11:00-13:30、17:00-19:00 这样。</translation>
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
        <source>{centre} stands above this centre.</source>
        <translation>{centre} 是本中心的上级。</translation>
    </message>
    <message>
        <source>{centre} was enrolled by another centre before.</source>
        <translation>{centre} 已经由另一个中心办理入网。</translation>
    </message>
    <message>
        <source>{file} can't be read.</source>
        <translation>{file} 读不出来。</translation>
    </message>
    <message>
        <source>{file} is a request; an answer is asked for here (it ends in {ending}).</source>
        <translation>{file} 是申请文件，这里需要答复文件（以 {ending} 结尾）。</translation>
    </message>
    <message>
        <source>{file} is an answer; a request is asked for here (it ends in {ending}).</source>
        <translation>{file} 是答复文件，这里需要申请文件（以 {ending} 结尾）。</translation>
    </message>
    <message>
        <source>{file} is damaged, or somebody changed it. Have it written again.</source>
        <translation>{file} 已损坏或被改动，请重新写一份。</translation>
    </message>
    <message>
        <source>{file} is not a request of a desk (it ends in {ending}).</source>
        <translation>{file} 不是前台的申请文件（以 {ending} 结尾）。</translation>
    </message>
    <message>
        <source>{file} is not an answer to a desk's request (it ends in {ending}).</source>
        <translation>{file} 不是答复文件（以 {ending} 结尾）。</translation>
    </message>
    <message>
        <source>{folder} can't be read. Put the stick in again.</source>
        <translation>{folder} 读不出来，请重新插一次 U 盘。</translation>
    </message>
    <message>
        <source>{name} could be several desks; give its id.</source>
        <translation>{name} 对应多台前台，请写编号。</translation>
    </message>
    <message>
        <source>{name} no longer works here.</source>
        <translation>{name}已停用。</translation>
    </message>
    <message>
        <source>{name} says it is of the level {level}; this centre can enrol those of a lower level only.</source>
        <translation>{name}的层级是{level}，本中心只能给下级办理入网。</translation>
    </message>
    <message>
        <source>{n} digit(s) short: a mobile number has 11.</source>
        <translation>手机号应为 11 位，还少 {n} 位。</translation>
    </message>
    <message>
        <source>{n} digit(s) too many: a mobile number has 11.</source>
        <translation>手机号应为 11 位，多了 {n} 位。</translation>
    </message>
    <message>
        <source>“{word}” is no longer trusted: its certificate was revoked.</source>
        <translation>“{word}”的证书已被吊销，不能再和它交换数据。</translation>
    </message>
    <message>
        <source>“{word}” is the beginning of several desks' ids.</source>
        <translation>有好几台前台的编号以“{word}”开头，请多写几位。</translation>
    </message>
    <message>
        <source>“{word}” is this desk itself.</source>
        <translation>“{word}”就是本机。</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>A form of consent is needed</source>
        <translation>需要家长同意书</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Activity name</source>
        <translation>活动名称</translation>
    </message>
    <message>
        <source>Activity sessions</source>
        <translation>活动场次</translation>
    </message>
    <message>
        <source>Activity template</source>
        <translation>活动模板</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>已录取</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Age counted on</source>
        <translation>年龄计算日</translation>
    </message>
    <message>
        <source>Age from</source>
        <translation>年龄下限</translation>
    </message>
    <message>
        <source>Age to</source>
        <translation>年龄上限</translation>
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
        <source>An offer stands for</source>
        <translation>递补保留时间</translation>
    </message>
    <message>
        <source>Another person's card</source>
        <translation>另一个人的卡</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已报名</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>活动档案</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Arrived at</source>
        <translation>来访时间</translation>
    </message>
    <message>
        <source>At most from one household</source>
        <translation>每户最多</translation>
    </message>
    <message>
        <source>At most so many of them</source>
        <translation>最多占用</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>签到记录</translation>
    </message>
    <message>
        <source>Away since</source>
        <translation>暂离时间</translation>
    </message>
    <message>
        <source>Away too long</source>
        <translation>暂离超时</translation>
    </message>
    <message>
        <source>Badge or locker</source>
        <translation>访客证或柜号</translation>
    </message>
    <message>
        <source>Ballot</source>
        <translation>摇号</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>基础站</translation>
    </message>
    <message>
        <source>Batch of goods</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Being planned</source>
        <translation>策划中</translation>
    </message>
    <message>
        <source>Belongings</source>
        <translation>携带物品</translation>
    </message>
    <message>
        <source>Booked by seat</source>
        <translation>按座位预约</translation>
    </message>
    <message>
        <source>Booked minutes</source>
        <translation>预约分钟</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings a person a day</source>
        <translation>每人每天最多预约</translation>
    </message>
    <message>
        <source>Bookings a person a week</source>
        <translation>每人每周最多预约</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Both share it</source>
        <translation>两家共用</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>送达人</translation>
    </message>
    <message>
        <source>Brought in with</source>
        <translation>导入批次</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>By ballot</source>
        <translation>摇号录取</translation>
    </message>
    <message>
        <source>Calendar id</source>
        <translation>日历标识</translation>
    </message>
    <message>
        <source>Called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>归还数量</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项</translation>
    </message>
    <message>
        <source>Campaign name</source>
        <translation>专项名称</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>人员卡</translation>
    </message>
    <message>
        <source>Cards of two people</source>
        <translation>不是同一个人</translation>
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
        <source>Certain groups</source>
        <translation>指定群体</translation>
    </message>
    <message>
        <source>Certificate from</source>
        <translation>结业出勤率</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Checked in at</source>
        <translation>签到时间</translation>
    </message>
    <message>
        <source>Checked out at</source>
        <translation>签退时间</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>巡查表</translation>
    </message>
    <message>
        <source>Checklist name</source>
        <translation>巡查表名称</translation>
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
        <source>Children are collected</source>
        <translation>儿童需接送</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>Clearing after</source>
        <translation>整理时间</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>强制交接人</translation>
    </message>
    <message>
        <source>Closed by a manager</source>
        <translation>主管强制交接</translation>
    </message>
    <message>
        <source>Closure</source>
        <translation>临时停用</translation>
    </message>
    <message>
        <source>Co-organiser</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>接走人</translation>
    </message>
    <message>
        <source>Column of the plan</source>
        <translation>座位图列</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>同行人数</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Condition at return</source>
        <translation>归还时状况</translation>
    </message>
    <message>
        <source>Condition when lent</source>
        <translation>借出时状况</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Confirmed above the quota</source>
        <translation>超额确认</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>家庭类别</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date in the series</source>
        <translation>系列中的日期</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days ahead</source>
        <translation>最多提前预约</translation>
    </message>
    <message>
        <source>Deciding desk</source>
        <translation>审批台</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Defined by</source>
        <translation>发起层级</translation>
    </message>
    <message>
        <source>Didn't come</source>
        <translation>超时未到</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区</translation>
    </message>
    <message>
        <source>Doesn't apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>签到口</translation>
    </message>
    <message>
        <source>Drawn at</source>
        <translation>摇号时间</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Duty day</source>
        <translation>值班日</translation>
    </message>
    <message>
        <source>Emergency plan</source>
        <translation>安全预案</translation>
    </message>
    <message>
        <source>English label</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Entered from the sheet</source>
        <translation>纸质补录</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Equipment name</source>
        <translation>物资名称</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>档案材料</translation>
    </message>
    <message>
        <source>Evidence needed</source>
        <translation>所需材料</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Expected at</source>
        <translation>预计到访时间</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>扩展站</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>设施条件</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>满意度反馈</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Figures of a day</source>
        <translation>每日数据</translation>
    </message>
    <message>
        <source>Figures of an activity</source>
        <translation>活动数据</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Finished at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>首次日期</translation>
    </message>
    <message>
        <source>For stations of kind</source>
        <translation>适用类型</translation>
    </message>
    <message>
        <source>For stations of level</source>
        <translation>适用等级</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>参加对象</translation>
    </message>
    <message>
        <source>Form of consent is here</source>
        <translation>同意书已交</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>发现时间</translation>
    </message>
    <message>
        <source>Found property</source>
        <translation>拾到失物</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>From desk</source>
        <translation>转出前台</translation>
    </message>
    <message>
        <source>From these communities</source>
        <translation>限定社区</translation>
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
        <source>Good until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群体</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>可预约群体</translation>
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
        <source>Handed over by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>容纳人数</translation>
    </message>
    <message>
        <source>Holiday name</source>
        <translation>节日名称</translation>
    </message>
    <message>
        <source>Holiday or make-up workday</source>
        <translation>节假日与调休</translation>
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
        <source>Hours in words</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>How it was put right</source>
        <translation>整改情况</translation>
    </message>
    <message>
        <source>How it was settled</source>
        <translation>怎么处理的</translation>
    </message>
    <message>
        <source>How many, when</source>
        <translation>数量、时间</translation>
    </message>
    <message>
        <source>How to register</source>
        <translation>报名方式</translation>
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
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>In order of registration</source>
        <translation>按报名先后</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>突发情况</translation>
    </message>
    <message>
        <source>Inspected at</source>
        <translation>巡查时间</translation>
    </message>
    <message>
        <source>Inspected every</source>
        <translation>巡查周期（天）</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Inspections</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Issue of a station</source>
        <translation>驿站问题</translation>
    </message>
    <message>
        <source>Item of a checklist</source>
        <translation>巡查项目</translation>
    </message>
    <message>
        <source>Item of a handover</source>
        <translation>交接事项</translation>
    </message>
    <message>
        <source>Item | points | days</source>
        <translation>项目 | 分值 | 整改天数</translation>
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
        <source>Keeper</source>
        <translation>看护人</translation>
    </message>
    <message>
        <source>Keeper of a station</source>
        <translation>驿站看护人</translation>
    </message>
    <message>
        <source>Keeper's phone</source>
        <translation>看护人电话</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>预留名额</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保留至</translation>
    </message>
    <message>
        <source>Key given out</source>
        <translation>钥匙借出</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
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
        <source>Late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
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
        <source>Left early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Lent at</source>
        <translation>借出时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>List closed at</source>
        <translation>名单锁定时间</translation>
    </message>
    <message>
        <source>Loaded ledger</source>
        <translation>导入的台账</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>物资借用</translation>
    </message>
    <message>
        <source>Longest booking</source>
        <translation>最长时长</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Longitude, latitude</source>
        <translation>经度、纬度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损耗</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Make-up workday</source>
        <translation>调休上班</translation>
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
        <source>Materials</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>May collect the children</source>
        <translation>可接儿童的人</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>出入库</translation>
    </message>
    <message>
        <source>Movement of a supply</source>
        <translation>物资出入库</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>需要审批</translation>
    </message>
    <message>
        <source>No registration</source>
        <translation>无需报名</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>爽约</translation>
    </message>
    <message>
        <source>Not admitted</source>
        <translation>未录取</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not needed, because</source>
        <translation>无需提供的原因</translation>
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
        <source>Note of a shift</source>
        <translation>值班记事</translation>
    </message>
    <message>
        <source>Note of the check</source>
        <translation>复查说明</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Numbers in the ballot</source>
        <translation>参加摇号的编号</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>提供</translation>
    </message>
    <message>
        <source>Offered a place</source>
        <translation>待确认递补</translation>
    </message>
    <message>
        <source>Offered until</source>
        <translation>候补保留至</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>On duty at an activity</source>
        <translation>活动值守</translation>
    </message>
    <message>
        <source>On the waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>限定类别</translation>
    </message>
    <message>
        <source>Only from</source>
        <translation>限定社区</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Ordinary day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Ordinary workday</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Other booking</source>
        <translation>另一个预约</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>其他证件</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>参加人</translation>
    </message>
    <message>
        <source>Participants present</source>
        <translation>活动到场</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分合格</translation>
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
        <source>People</source>
        <translation>人数</translation>
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
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Place in the ballot</source>
        <translation>摇号名次</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Places handed to a desk</source>
        <translation>名额划转</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>活动方案</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>分值</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Public holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
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
        <source>Put right at</source>
        <translation>整改时间</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>名额分配</translation>
    </message>
    <message>
        <source>Quota name</source>
        <translation>名额名称</translation>
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
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未接班</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Registered at</source>
        <translation>报名时间</translation>
    </message>
    <message>
        <source>Registered at desk</source>
        <translation>报名前台</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>报名联系人</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Registration from</source>
        <translation>报名开始</translation>
    </message>
    <message>
        <source>Registration until</source>
        <translation>报名截止</translation>
    </message>
    <message>
        <source>Relation to the child</source>
        <translation>与儿童的关系</translation>
    </message>
    <message>
        <source>Released when late by</source>
        <translation>迟到多久释放</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Resident ID card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result of an inspection</source>
        <translation>巡查结果</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Returned at</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Row of the plan</source>
        <translation>座位图排</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Safety round</source>
        <translation>安全巡查</translation>
    </message>
    <message>
        <source>Same person's card</source>
        <translation>同一人的卡</translation>
    </message>
    <message>
        <source>School grade</source>
        <translation>年级</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>摇号种子</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列预约</translation>
    </message>
    <message>
        <source>Series of bookings</source>
        <translation>系列预约</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Service of a station</source>
        <translation>驿站服务</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Session title</source>
        <translation>场次名称</translation>
    </message>
    <message>
        <source>Set-up before</source>
        <translation>布场时间</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Settled double booking</source>
        <translation>已处理的场地冲突</translation>
    </message>
    <message>
        <source>Shift from</source>
        <translation>班次开始</translation>
    </message>
    <message>
        <source>Shortest booking</source>
        <translation>最短时长</translation>
    </message>
    <message>
        <source>Sign-in closed at</source>
        <translation>签到截止时间</translation>
    </message>
    <message>
        <source>Signed by both</source>
        <translation>双方已签</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已签退</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Skipped date</source>
        <translation>跳过的日期</translation>
    </message>
    <message>
        <source>Something is broken</source>
        <translation>设备故障</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Space name</source>
        <translation>场地名称</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>主讲人</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>工作人员</translation>
    </message>
    <message>
        <source>Staff only</source>
        <translation>仅限本中心</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Station issues found</source>
        <translation>发现问题</translation>
    </message>
    <message>
        <source>Station name</source>
        <translation>驿站名称</translation>
    </message>
    <message>
        <source>Stays open with the next shift</source>
        <translation>留给下一班</translation>
    </message>
    <message>
        <source>Stock in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Stock out</source>
        <translation>出库</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>活动小结</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Supply name</source>
        <translation>物资名称</translation>
    </message>
    <message>
        <source>Taiwan permit</source>
        <translation>台湾通行证</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Tallied visits</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Tally</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>分工</translation>
    </message>
    <message>
        <source>Telephone for questions</source>
        <translation>咨询电话</translation>
    </message>
    <message>
        <source>Term of the course</source>
        <translation>学期</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>The first keeps it, the other was cancelled</source>
        <translation>留前一个，取消了后一个</translation>
    </message>
    <message>
        <source>The second keeps it, the first was cancelled</source>
        <translation>留后一个，取消了前一个</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time served</source>
        <translation>服务时长</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>To be put right by</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>To be put right within</source>
        <translation>整改天数</translation>
    </message>
    <message>
        <source>To desk</source>
        <translation>转入前台</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>计量单位</translation>
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
        <source>Until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>Verified at</source>
        <translation>复查时间</translation>
    </message>
    <message>
        <source>Violation</source>
        <translation>违约</translation>
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
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>现场参加人</translation>
    </message>
    <message>
        <source>Walk-ins</source>
        <translation>现场参加</translation>
    </message>
    <message>
        <source>Warn below</source>
        <translation>警戒线</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>巡查内容</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>存在问题</translation>
    </message>
    <message>
        <source>What was shown</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>适用类别</translation>
    </message>
    <message>
        <source>Who may book</source>
        <translation>谁可以预约</translation>
    </message>
    <message>
        <source>Why absent</source>
        <translation>缺席原因</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已退出</translation>
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
        <source>+ and − zoom, arrows go on</source>
        <translation>+ 和 − 缩放，方向键逐点移动</translation>
    </message>
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
        <source>20 July, Monday</source>
        <translation>7月20日 周一</translation>
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
        <source>A month</source>
        <translation>月历</translation>
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
        <source>Admitted</source>
        <translation>已录取</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>暂离</translation>
    </message>
    <message>
        <source>Beside the field: what is wrong, and how to mend it</source>
        <translation>提示在旁边，说哪里不对、怎么改</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预约</translation>
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
        <source>Can't be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Centres</source>
        <translation>各处</translation>
    </message>
    <message>
        <source>Clash</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已打烊</translation>
    </message>
    <message>
        <source>Closed at night</source>
        <translation>夜间不开放</translation>
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
        <source>Counts as</source>
        <translation>占用名额</translation>
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
        <source>Desk two</source>
        <translation>前台二号机</translation>
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
        <source>Drawing the plan</source>
        <translation>画座位图</translation>
    </message>
    <message>
        <source>Drawing: drag a seat, click an empty cell</source>
        <translation>画图时：拖动座位，点空格加座</translation>
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
        <source>For whom</source>
        <translation>申请人</translation>
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
        <source>Free</source>
        <translation>空闲</translation>
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
        <translation>这里</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>How fresh each one's data are</source>
        <translation>数据到哪天，一眼看清</translation>
    </message>
    <message>
        <source>How full each day is</source>
        <translation>每天订了几成</translation>
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
        <source>In their order; Alt and an arrow move one</source>
        <translation>按顺序排列；Alt 加方向键移动</translation>
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
        <source>No consent yet</source>
        <translation>同意书未交</translation>
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
        <source>Number</source>
        <translation>编号</translation>
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
        <source>Out of use</source>
        <translation>停用</translation>
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
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置、焦点</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
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
        <source>Room</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Rows 32, only looked at</source>
        <translation>行高 32，只看不改</translation>
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
        <source>Seats</source>
        <translation>座位</translation>
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
        <source>Setting up</source>
        <translation>布场</translation>
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
        <source>Still to come in a bundle</source>
        <translation>要等数据包带来</translation>
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
        <source>The next hours</source>
        <translation>接下来几小时</translation>
    </message>
    <message>
        <source>The printer is silent; saved as PDF</source>
        <translation>打印机没有回应，已另存为 PDF</translation>
    </message>
    <message>
        <source>The rocket takes off</source>
        <translation>火箭升空</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本机（前台一号机）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
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
        <source>Two versions</source>
        <translation>两份对照</translation>
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
        <source>Use the left one</source>
        <translation>用左边这份</translation>
    </message>
    <message>
        <source>Use the right one</source>
        <translation>用右边这份</translation>
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
        <source>What differs is tinted, both stay on file</source>
        <translation>不同的地方有底色，两份都留着</translation>
    </message>
    <message>
        <source>What fits is drawn, the tooltip says all</source>
        <translation>放得下的才画，悬停看全部</translation>
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
        <source>Who counts in both sits where they meet</source>
        <translation>两类都算的坐在交叠处</translation>
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
        <source>off</source>
        <translation>休</translation>
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
    <message>
        <source>work</source>
        <translation>班</translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A manager writes the roster.</source>
        <translation>排班由主管填写。</translation>
    </message>
    <message>
        <source>A place is offered: {title}</source>
        <translation>已通知候补补位：{title}</translation>
    </message>
    <message>
        <source>A time alone is the next one to come; empty: no time is set</source>
        <translation>只写时间，今天已过的就算明天；不填就是不限</translation>
    </message>
    <message>
        <source>A time such as 21:30, or a day and a time</source>
        <translation>写时间，如 21:30，或日期加时间</translation>
    </message>
    <message>
        <source>A week earlier</source>
        <translation>前一周</translation>
    </message>
    <message>
        <source>A week later</source>
        <translation>后一周</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>All in order</source>
        <translation>一切正常</translation>
    </message>
    <message>
        <source>All usual ones stay ({n})</source>
        <translation>常规事项全部转交（{n}）</translation>
    </message>
    <message>
        <source>As the week before</source>
        <translation>照抄上周</translation>
    </message>
    <message>
        <source>Back to signing</source>
        <translation>回到签字</translation>
    </message>
    <message>
        <source>Badge or locker key {badge} isn't back</source>
        <translation>柜牌 {badge} 未还</translation>
    </message>
    <message>
        <source>Bookings and loans</source>
        <translation>预约与借用</translation>
    </message>
    <message>
        <source>Brought back: {what} ({condition})</source>
        <translation>归还：{what}（{condition}）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>选择人员</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>结束本班</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>无人接班，强制结束</translation>
    </message>
    <message>
        <source>Duty day</source>
        <translation>值班日</translation>
    </message>
    <message>
        <source>F8 hands over the one on duty.</source>
        <translation>按 F8 交接当前班次。</translation>
    </message>
    <message>
        <source>Found property</source>
        <translation>拾到失物</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>Hand over: {shift}</source>
        <translation>交接：{shift}</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Handovers</source>
        <translation>交接记录</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>How it was settled</source>
        <translation>怎么处理的</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>突发情况</translation>
    </message>
    <message>
        <source>It is settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Key given out</source>
        <translation>钥匙借出</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Last shift</source>
        <translation>上一班</translation>
    </message>
    <message>
        <source>Lent to {name}: {what}</source>
        <translation>借给{name}：{what}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log: {name}</source>
        <translation>日志：{name}</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>No shift begins at {time}.</source>
        <translation>没有 {time} 开始的班次。</translation>
    </message>
    <message>
        <source>No shift was handed over yet</source>
        <translation>还没有交接记录</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes and handovers</source>
        <translation>备注与交接</translation>
    </message>
    <message>
        <source>Notes, keys, found property</source>
        <translation>备注、钥匙、失物</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未结事项</translation>
    </message>
    <message>
        <source>Nothing is written down. A key given out, a thing found: press N.</source>
        <translation>还没有记录。借出钥匙、捡到东西，按 N 记下。</translation>
    </message>
    <message>
        <source>Nothing was open.</source>
        <translation>没有未结事项。</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>Open with this shift</source>
        <translation>本班未结事项</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>PIN of who hands over</source>
        <translation>交班人 PIN</translation>
    </message>
    <message>
        <source>PIN of who takes over</source>
        <translation>接班人 PIN</translation>
    </message>
    <message>
        <source>Pack for a power cut</source>
        <translation>断电应急包</translation>
    </message>
    <message>
        <source>Past handovers</source>
        <translation>历次交接</translation>
    </message>
    <message>
        <source>Please choose a person.</source>
        <translation>请选择人员。</translation>
    </message>
    <message>
        <source>Please say why, in a few words.</source>
        <translation>请简单写明原因。</translation>
    </message>
    <message>
        <source>Please type the PIN.</source>
        <translation>请输入 PIN。</translation>
    </message>
    <message>
        <source>Please write what there is to say.</source>
        <translation>请写下内容。</translation>
    </message>
    <message>
        <source>Print the duty log</source>
        <translation>打印值班日志</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印交接单</translation>
    </message>
    <message>
        <source>Reason: {text}</source>
        <translation>原因：{text}</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝接班</translation>
    </message>
    <message>
        <source>Refuse the handover</source>
        <translation>拒绝接班</translation>
    </message>
    <message>
        <source>Remark for the next shift</source>
        <translation>给下一班的话</translation>
    </message>
    <message>
        <source>Remark on the sheet</source>
        <translation>交接单备注</translation>
    </message>
    <message>
        <source>Remark: {text}</source>
        <translation>备注：{text}</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Roster changed</source>
        <translation>排班已改</translation>
    </message>
    <message>
        <source>Roster copied</source>
        <translation>排班已照抄</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Settled: {text} ({how})</source>
        <translation>已处理：{text}（{how}）</translation>
    </message>
    <message>
        <source>Sign both</source>
        <translation>双方签字</translation>
    </message>
    <message>
        <source>Sign-in runs: {title}</source>
        <translation>正在签到：{title}</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stays with the next shift</source>
        <translation>转给下一班</translation>
    </message>
    <message>
        <source>Still to be decided: {items}.</source>
        <translation>还没确定的事项：{items}。</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>That time is over already.</source>
        <translation>这个时间已经过了。</translation>
    </message>
    <message>
        <source>The next shift begins with an empty desk: both can sign.</source>
        <translation>下一班没有遗留，双方可以签字。</translation>
    </message>
    <message>
        <source>The shift now</source>
        <translation>当前班次</translation>
    </message>
    <message>
        <source>The week before has nobody either.</source>
        <translation>上一周也没有排班。</translation>
    </message>
    <message>
        <source>This has been settled already.</source>
        <translation>这件事已经处理过了。</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>This shift has been handed over already.</source>
        <translation>这个班已经交接过了。</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Time of the log</source>
        <translation>日志时段</translation>
    </message>
    <message>
        <source>To be settled by</source>
        <translation>处理期限</translation>
    </message>
    <message>
        <source>Two different people sign a handover.</source>
        <translation>交班人和接班人不能是同一个人。</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>What happened, what was done, who was told</source>
        <translation>发生了什么、怎么处置、报告了谁</translation>
    </message>
    <message>
        <source>What is signed in, used, lent, written or changed appears here by itself.</source>
        <translation>登记、使用、借还、备注和改动会自动出现在这里。</translation>
    </message>
    <message>
        <source>What the shift came to</source>
        <translation>本班数据</translation>
    </message>
    <message>
        <source>What there is to say</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What, where it was found, where it is kept</source>
        <translation>什么东西、在哪捡到、存在哪里</translation>
    </message>
    <message>
        <source>Which key, and who has it</source>
        <translation>哪把钥匙，在谁手里</translation>
    </message>
    <message>
        <source>Why it isn't taken over</source>
        <translation>拒绝接班的原因</translation>
    </message>
    <message>
        <source>Why nobody takes it over</source>
        <translation>强制结束的原因</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>记一条</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已记下</translation>
    </message>
    <message>
        <source>and {n} companions</source>
        <translation>另有同行 {n} 人</translation>
    </message>
    <message>
        <source>attended</source>
        <translation>活动签到</translation>
    </message>
    <message>
        <source>bookings</source>
        <translation>预约使用</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>closed by {name}</source>
        <translation>{name} 强制结束</translation>
    </message>
    <message>
        <source>done</source>
        <translation>办完</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>明天到期</translation>
    </message>
    <message>
        <source>every shift has somebody</source>
        <translation>每班都有人</translation>
    </message>
    <message>
        <source>everything is decided</source>
        <translation>全部已定</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>here</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>突发</translation>
    </message>
    <message>
        <source>it ended {time}</source>
        <translation>{time} 已到点</translation>
    </message>
    <message>
        <source>lent</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>nothing is open</source>
        <translation>没有未结事项</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>tallied</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>the first came {time}</source>
        <translation>最早 {time} 来</translation>
    </message>
    <message>
        <source>the last {n} days</source>
        <translation>近 {n} 天</translation>
    </message>
    <message>
        <source>the latest {n} lines</source>
        <translation>最近 {n} 条</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>到 {time}</translation>
    </message>
    <message>
        <source>{act}: {record}</source>
        <translation>{act}{record}</translation>
    </message>
    <message>
        <source>{act}: {record} {name}</source>
        <translation>{act}{record} {name}</translation>
    </message>
    <message>
        <source>{act}: {record} ×{n}</source>
        <translation>{act}{record} {n} 条</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{items} and {n} more</source>
        <translation>{items}，还有 {n} 件</translation>
    </message>
    <message>
        <source>{kind}: {text}</source>
        <translation>{kind}：{text}</translation>
    </message>
    <message>
        <source>{month}/{day} {time}</source>
        <translation>{month}月{day}日 {time}</translation>
    </message>
    <message>
        <source>{month}/{day} {weekday}</source>
        <translation>{month}月{day}日 {weekday}</translation>
    </message>
    <message>
        <source>{name} came</source>
        <translation>{name} 来访</translation>
    </message>
    <message>
        <source>{name} came: {why}</source>
        <translation>{name} 来访：{why}</translation>
    </message>
    <message>
        <source>{name} is on</source>
        <translation>{name} 当班</translation>
    </message>
    <message>
        <source>{name} left</source>
        <translation>{name} 离开</translation>
    </message>
    <message>
        <source>{name} was closed as to verify</source>
        <translation>{name} 未签退，转为待核实</translation>
    </message>
    <message>
        <source>{name}, left {time}</source>
        <translation>{name}，{time} 离开</translation>
    </message>
    <message>
        <source>{name}, {time} late</source>
        <translation>{name} · 超 {time}</translation>
    </message>
    <message>
        <source>{n} are settled</source>
        <translation>{n} 件已处理</translation>
    </message>
    <message>
        <source>{n} badges or locker keys are with visitors who are here</source>
        <translation>在场访客手里有 {n} 个柜牌</translation>
    </message>
    <message>
        <source>{n} children not collected: {title}</source>
        <translation>{n} 个孩子还没接走：{title}</translation>
    </message>
    <message>
        <source>{n} days overdue</source>
        <translation>逾期 {n} 天</translation>
    </message>
    <message>
        <source>{n} lines</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} min left</source>
        <translation>还有 {n} 分钟交班</translation>
    </message>
    <message>
        <source>{n} of {all} decided</source>
        <translation>已定 {n} / {all}</translation>
    </message>
    <message>
        <source>{n} people never signed out</source>
        <translation>{n} 人未签退</translation>
    </message>
    <message>
        <source>{n} shifts have nobody yet</source>
        <translation>还有 {n} 班没排人</translation>
    </message>
    <message>
        <source>{n} study seats are booked within the hour</source>
        <translation>1 小时内有 {n} 个自习座位预约</translation>
    </message>
    <message>
        <source>{n} study seats are taken</source>
        <translation>自习座位在用 {n} 个</translation>
    </message>
    <message>
        <source>{n} things are still to be decided: 1 stays, 2 settled, A all usual ones.</source>
        <translation>还有 {n} 件待定：1 转交，2 已处理，A 常规事项全部转交。</translation>
    </message>
    <message>
        <source>{n} things open, {left} to decide</source>
        <translation>未结 {n} 件，{left} 件待定</translation>
    </message>
    <message>
        <source>{n} things stay with {shift}</source>
        <translation>{n} 件转给{shift}</translation>
    </message>
    <message>
        <source>{n} visitors are here</source>
        <translation>在场 {n} 人</translation>
    </message>
    <message>
        <source>{place} free again: {what}</source>
        <translation>{place} 用完：{what}</translation>
    </message>
    <message>
        <source>{place} is booked from {time}</source>
        <translation>{place} {time} 起有预约</translation>
    </message>
    <message>
        <source>{place} is in use until {time}</source>
        <translation>{place} 使用中，到 {time}</translation>
    </message>
    <message>
        <source>{place} is offered to a waiting person</source>
        <translation>{place} 已通知候补补位</translation>
    </message>
    <message>
        <source>{place} taken into use: {what}</source>
        <translation>{place} 开始使用：{what}</translation>
    </message>
    <message>
        <source>{shift} closed by {by}: {reason}</source>
        <translation>{shift}由{by}强制交接：{reason}</translation>
    </message>
    <message>
        <source>{shift} handed over: {outgoing} to {incoming}</source>
        <translation>{shift}交接：{outgoing}交给{incoming}</translation>
    </message>
    <message>
        <source>{shift} is handed over already.</source>
        <translation>{shift}已经交接过了。</translation>
    </message>
    <message>
        <source>{shift} is handed over to {name}.</source>
        <translation>{shift}已交给 {name}。</translation>
    </message>
    <message>
        <source>{shift} not taken over by {incoming}: {reason}</source>
        <translation>{incoming}未接{shift}：{reason}</translation>
    </message>
    <message>
        <source>{station}: {issue}</source>
        <translation>{station}：{issue}</translation>
    </message>
    <message>
        <source>{time} to {who}</source>
        <translation>{time} 交给 {who}</translation>
    </message>
    <message>
        <source>{what} is lent until {time}</source>
        <translation>{what} 借出，{time} 应还</translation>
    </message>
    <message>
        <source>{what} should have been back {time}</source>
        <translation>{what} 未还，应于 {time} 归还</translation>
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
        <source>A sketch</source>
        <translation>示意图</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
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
        <source>Drawn from positions; roads are not shown</source>
        <translation>示意图，未画道路</translation>
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
        <source>Name, or name and phone; pinyin finds</source>
        <translation>姓名，或姓名加电话；拼音也能找</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>No place is known yet</source>
        <translation>还没有登记位置</translation>
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
        <source>People found</source>
        <translation>找到的人</translation>
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
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
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
        <source>closed</source>
        <translation>打烊</translation>
    </message>
    <message>
        <source>column {x}, row {y}</source>
        <translation>第 {x} 列第 {y} 行</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
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
        <source>needs attention</source>
        <translation>要留意</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>no caption</source>
        <translation>没有说明</translation>
    </message>
    <message>
        <source>no visit yet</source>
        <translation>还没来过</translation>
    </message>
    <message>
        <source>on file</source>
        <translation>已建档</translation>
    </message>
    <message>
        <source>open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>others {n}</source>
        <translation>普通 {n}</translation>
    </message>
    <message>
        <source>photo {n} of {all}</source>
        <translation>第 {n} 张照片，共 {all} 张</translation>
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
    <message>
        <source>{n} count in both</source>
        <translation>两类都算 {n}</translation>
    </message>
    <message>
        <source>{n} free to all</source>
        <translation>空位 {n}</translation>
    </message>
    <message>
        <source>{n} others</source>
        <translation>普通 {n}</translation>
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
        <source>A plan holds {n} seats at most: none were laid out.</source>
        <translation>座位图最多 {n} 个座位，未自动排座。</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Age: {n}</source>
        <translation>年龄：{n}</translation>
    </message>
    <message>
        <source>Already on this desk.</source>
        <translation>本机已有。</translation>
    </message>
    <message>
        <source>Also there: {features}</source>
        <translation>另有：{features}</translation>
    </message>
    <message>
        <source>Bringing in</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Calendar of bookings</source>
        <translation>预约日历</translation>
    </message>
    <message>
        <source>Came along: {names}</source>
        <translation>同行：{names}</translation>
    </message>
    <message>
        <source>Campaigns that are made: {names}.</source>
        <translation>新建专项：{names}。</translation>
    </message>
    <message>
        <source>Cancelled in the calendar</source>
        <translation>日历里已取消</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有改动</translation>
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
        <source>Choose the activity: the file doesn't say which one it is of.</source>
        <translation>请选择活动：文件里没有写明是哪个活动的报名表。</translation>
    </message>
    <message>
        <source>Clashes with “{booking}”, {when}: somebody has to decide.</source>
        <translation>与“{booking}”（{when}）冲突，需要有人确认。</translation>
    </message>
    <message>
        <source>Cut to {n} characters: “{text}”.</source>
        <translation>已截取前 {n} 个字：“{text}”。</translation>
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
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Guardian's tel.</source>
        <translation>监护人电话</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Here it is a series.</source>
        <translation>本机登记的是系列预约。</translation>
    </message>
    <message>
        <source>Here it is a single booking.</source>
        <translation>本机登记的是单个预约。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>It begins at {time} in the night; if the afternoon is meant, correct it.</source>
        <translation>开始时间是凌晨 {time}；如果是下午，请改正。</translation>
    </message>
    <message>
        <source>It doesn't say where.</source>
        <translation>没有写地点。</translation>
    </message>
    <message>
        <source>It ends before it begins: “{text}”.</source>
        <translation>结束早于开始：“{text}”。</translation>
    </message>
    <message>
        <source>It never ends: booked for a year.</source>
        <translation>没有写到哪天为止，先预约一年。</translation>
    </message>
    <message>
        <source>It says neither who it is for nor what for.</source>
        <translation>没写谁用，也没写做什么用。</translation>
    </message>
    <message>
        <source>It takes no time.</source>
        <translation>开始和结束是同一时间。</translation>
    </message>
    <message>
        <source>It takes no time: “{text}”.</source>
        <translation>时长为零：“{text}”。</translation>
    </message>
    <message>
        <source>Kind as written: {text}</source>
        <translation>类型（原文）：{text}</translation>
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
        <source>Left out</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Longitude and latitude</source>
        <translation>经纬度</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No column was recognised as: {columns}. Choose the columns yourself.</source>
        <translation>没有认出这些列：{columns}。请自己选定。</translation>
    </message>
    <message>
        <source>No hours are written: {start} to {end} was taken.</source>
        <translation>没有写具体时间，按 {start} 至 {end} 计。</translation>
    </message>
    <message>
        <source>No hours are written: {start} to {end} was taken; correct the sessions.</source>
        <translation>没有写具体时间，各场先按 {start} 至 {end} 计，请到活动里改正。</translation>
    </message>
    <message>
        <source>Not one of its dates takes place.</source>
        <translation>这个系列没有一个可用的日期。</translation>
    </message>
    <message>
        <source>Nothing is known of ledgers of “{kind}”; there are: {kinds}.</source>
        <translation>没有“{kind}”这种台账；可选：{kinds}。</translation>
    </message>
    <message>
        <source>Only the month of birth is written for {n}: its first was taken, and the card's note says so.</source>
        <translation>{n} 人的出生日期只写到月，按当月 1 日登记，并在人员卡备注中注明。</translation>
    </message>
    <message>
        <source>Open it in Excel or WPS, save it under a new name, and load that.</source>
        <translation>请用 Excel 或 WPS 打开，另存一份再导入。</translation>
    </message>
    <message>
        <source>Opening hours as written: {text}</source>
        <translation>开放时间（原文）：{text}</translation>
    </message>
    <message>
        <source>Organiser: {name}</source>
        <translation>组织人：{name}</translation>
    </message>
    <message>
        <source>Overlaps another event of this file.</source>
        <translation>与文件里另一个日程时间重叠。</translation>
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
        <source>Place as written: {text}</source>
        <translation>原写地点：{text}</translation>
    </message>
    <message>
        <source>Place taken</source>
        <translation>已有人订</translation>
    </message>
    <message>
        <source>Position as written: {text}</source>
        <translation>原填坐标：{text}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>与孩子关系</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位数</translation>
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
        <source>State</source>
        <translation>状态</translation>
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
        <source>The end can't be read: “{text}”.</source>
        <translation>结束时间认不出：“{text}”。</translation>
    </message>
    <message>
        <source>The figures stand with the first of its days.</source>
        <translation>人数记在第一天。</translation>
    </message>
    <message>
        <source>The file can't be read: {reason}.</source>
        <translation>文件读不了：{reason}。</translation>
    </message>
    <message>
        <source>The file ends in the middle of “{event}”.</source>
        <translation>文件不完整，“{event}”没有写完。</translation>
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
        <source>The file is too large: a calendar has at most {n} MB.</source>
        <translation>文件太大：日历文件最大 {n} MB。</translation>
    </message>
    <message>
        <source>The file is too large: a calendar has at most {n} events.</source>
        <translation>文件太大：一个日历最多 {n} 个日程。</translation>
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
        <source>The length can't be read: “{text}”.</source>
        <translation>时长认不出：“{text}”。</translation>
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
        <source>The sheets are of several activities: {names}. Bring in one at a time.</source>
        <translation>各工作表属于不同的活动：{names}。请一次只导入一个。</translation>
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
        <source>The time can't be read: “{text}”.</source>
        <translation>时间认不出：“{text}”。</translation>
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
        <source>There is no activity “{title}”, and the file doesn't say when it is held.</source>
        <translation>没有名为“{title}”的活动，文件里也没有写活动时间。</translation>
    </message>
    <message>
        <source>There is no date, in this row or above it.</source>
        <translation>本行和上面都没有日期。</translation>
    </message>
    <message>
        <source>There is no end, and no length.</source>
        <translation>没有结束时间，也没有时长。</translation>
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
        <source>There is no time.</source>
        <translation>没有时间。</translation>
    </message>
    <message>
        <source>There is no title.</source>
        <translation>没有活动名称。</translation>
    </message>
    <message>
        <source>These opening hours can't be read, so the centre's own hold: “{text}”.</source>
        <translation>开放时间认不出，先按中心的开放时间：“{text}”。</translation>
    </message>
    <message>
        <source>These opening hours can't be read; they are kept as written: “{text}”.</source>
        <translation>开放时间无法识别，按原文保留：“{text}”。</translation>
    </message>
    <message>
        <source>This calendar holds more than {n} bookings: bring it in in parts.</source>
        <translation>这个日历超过 {n} 个预约，请分几次导入。</translation>
    </message>
    <message>
        <source>This is a folder, not a calendar.</source>
        <translation>这是文件夹，不是日历文件。</translation>
    </message>
    <message>
        <source>This is a folder, not a spreadsheet.</source>
        <translation>这是文件夹，不是表格文件。</translation>
    </message>
    <message>
        <source>This is no longitude and latitude, so the map can't show it: “{text}”.</source>
        <translation>这不是有效的经纬度，地图上无法显示：“{text}”。</translation>
    </message>
    <message>
        <source>This is no number: “{text}”.</source>
        <translation>这不是数字：“{text}”。</translation>
    </message>
    <message>
        <source>This is not a calendar: an ICS file can be brought in.</source>
        <translation>这不是日历文件，可以导入 ICS。</translation>
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
        <source>another booking</source>
        <translation>另一条预约</translation>
    </message>
    <message>
        <source>event {n} of the file</source>
        <translation>第 {n} 个日程</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>名额不限</translation>
    </message>
    <message>
        <source>{activities} activities with {sessions} sessions.</source>
        <translation>共 {activities} 项活动，{sessions} 场。</translation>
    </message>
    <message>
        <source>{label}: {text}</source>
        <translation>{label}：{text}</translation>
    </message>
    <message>
        <source>{n} admitted</source>
        <translation>录取 {n} 人</translation>
    </message>
    <message>
        <source>{n} different</source>
        <translation>改动 {n} 次</translation>
    </message>
    <message>
        <source>{n} for the ballot</source>
        <translation>待摇号 {n} 人</translation>
    </message>
    <message>
        <source>{n} have no position: the map and distances leave them out.</source>
        <translation>{n} 处没有坐标，地图和距离里不含它们。</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>新增 {n} 次</translation>
    </message>
    <message>
        <source>{n} no longer there</source>
        <translation>少了 {n} 次</translation>
    </message>
    <message>
        <source>{n} of {total} dates: {why}</source>
        <translation>共 {total} 次，有 {n} 次：{why}</translation>
    </message>
    <message>
        <source>{n} on the waiting list</source>
        <translation>候补 {n} 人</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>名额 {n} 人</translation>
    </message>
    <message>
        <source>{n} places are kept for “{name}”, which is no group here: set the quota.</source>
        <translation>文件写明为“{name}”预留 {n} 个名额，但本站没有这一类别，请到活动里设置名额。</translation>
    </message>
    <message>
        <source>{title} ({organisation})</source>
        <translation>{title}（{organisation}）</translation>
    </message>
    <message>
        <source>{title} is made, with {sessions} sessions and {places}: {result}.</source>
        <translation>新建活动{title}，共 {sessions} 场，{places}：{result}。</translation>
    </message>
    <message>
        <source>{title}: {result}.</source>
        <translation>{title}：{result}。</translation>
    </message>
    <message>
        <source>“{event}” doesn't say when it begins.</source>
        <translation>“{event}”没有写开始时间。</translation>
    </message>
    <message>
        <source>“{event}” ends before it begins.</source>
        <translation>“{event}”的结束时间早于开始时间。</translation>
    </message>
    <message>
        <source>“{event}” isn't finished before the next event begins.</source>
        <translation>“{event}”没有写完，后面就接上了另一个日程。</translation>
    </message>
    <message>
        <source>“{event}” repeats by several rules; only the first was taken.</source>
        <translation>“{event}”有几条重复规则，只按第一条导入。</translation>
    </message>
    <message>
        <source>“{event}” was changed from here on; only this date was taken.</source>
        <translation>“{event}”从这一次起往后都有改动，只导入了这一次。</translation>
    </message>
    <message>
        <source>“{event}”: a date left out of its series can't be read: “{text}”.</source>
        <translation>“{event}”：系列里不办的日期读不出：“{text}”。</translation>
    </message>
    <message>
        <source>“{event}”: a further date can't be read: “{text}”.</source>
        <translation>“{event}”：另加的日期读不出：“{text}”。</translation>
    </message>
    <message>
        <source>“{event}”: how it repeats can't be read; only its first date was taken.</source>
        <translation>“{event}”：重复规则读不出，只导入了第一次。</translation>
    </message>
    <message>
        <source>“{event}”: the beginning can't be read: “{text}”.</source>
        <translation>“{event}”：开始时间读不出：“{text}”。</translation>
    </message>
    <message>
        <source>“{event}”: the date {day} was left out. {why}</source>
        <translation>“{event}”：{day} 这一次没有导入。{why}</translation>
    </message>
    <message>
        <source>“{event}”: the dates its EXRULE leaves out were not left out.</source>
        <translation>“{event}”：按规则不办的日期没有去掉，请核对。</translation>
    </message>
    <message>
        <source>“{event}”: the end can't be read: “{text}”.</source>
        <translation>“{event}”：结束时间读不出：“{text}”。</translation>
    </message>
    <message>
        <source>“{event}”: the time zone “{zone}” is not known.</source>
        <translation>“{event}”：时区“{zone}”认不出。</translation>
    </message>
    <message>
        <source>“{event}”: which date of its series it stands for can't be read: “{text}”.</source>
        <translation>“{event}”：认不出是系列里的哪一次：“{text}”。</translation>
    </message>
    <message>
        <source>“{place}” is no space of this centre.</source>
        <translation>本中心没有“{place}”这个场地。</translation>
    </message>
    <message>
        <source>“{text}” could be {first} or {second}; {chosen} was taken.</source>
        <translation>“{text}”可能是 {first} 或 {second}，按 {chosen} 登记。</translation>
    </message>
    <message>
        <source>“{text}” was read as {time}.</source>
        <translation>“{text}”按 {time} 登记。</translation>
    </message>
    <message>
        <source>“{text}” was taken for {start} to {end}.</source>
        <translation>“{text}”按 {start} 至 {end} 处理。</translation>
    </message>
    <message>
        <source>“{text}” was taken to end on the next day.</source>
        <translation>“{text}”按次日结束处理。</translation>
    </message>
</context>
<context>
    <name>ledgers</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>1 activity</source>
        <translation>1 项活动</translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation>1 条预约</translation>
    </message>
    <message>
        <source>1 new person</source>
        <translation>新建 {n} 人</translation>
    </message>
    <message>
        <source>1 new space</source>
        <translation>1 个新场地</translation>
    </message>
    <message>
        <source>1 participant</source>
        <translation>1 名参加人</translation>
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
        <source>1 row clashes</source>
        <translation>1 行有冲突</translation>
    </message>
    <message>
        <source>1 space</source>
        <translation>1 个场地</translation>
    </message>
    <message>
        <source>1 station</source>
        <translation>{n} 处驿站</translation>
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
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>All its spaces are here</source>
        <translation>场地都已登记</translation>
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
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>As it was understood; what can't be read stays in the note</source>
        <translation>按识别结果；读不懂的原文留在备注里</translation>
    </message>
    <message>
        <source>As the centre</source>
        <translation>同中心</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>以文件为准</translation>
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
        <source>Becomes</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
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
        <source>By its headings this file holds: {kind}</source>
        <translation>看表头，这份文件是：{kind}</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容纳人数</translation>
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
        <source>Clashes</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Clashing, kept as requests</source>
        <translation>有冲突，列为待审批</translation>
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
        <source>Counts as</source>
        <translation>家庭类别</translation>
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
        <source>Decide…</source>
        <translation>去处理…</translation>
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
        <source>Entry</source>
        <translation>记录</translation>
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
        <source>Features</source>
        <translation>设施</translation>
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
        <source>Guardian</source>
        <translation>监护人</translation>
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
        <source>Keeper</source>
        <translation>看护人</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
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
        <source>List of stations</source>
        <translation>驿站清单</translation>
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
        <source>New space</source>
        <translation>新场地</translation>
    </message>
    <message>
        <source>New spaces</source>
        <translation>新场地</translation>
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
        <source>No place is promised twice, neither in the file nor on this desk.</source>
        <translation>文件里和本台都没有重复占用的场地。</translation>
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
        <source>Nothing clashes</source>
        <translation>没有冲突</translation>
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
        <source>Offers</source>
        <translation>服务设施</translation>
    </message>
    <message>
        <source>One</source>
        <translation>一方</translation>
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
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>参加人</translation>
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
        <source>Place</source>
        <translation>地点</translation>
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
        <source>Read it as that</source>
        <translation>按它来读</translation>
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
        <source>Register of activities</source>
        <translation>活动台账</translation>
    </message>
    <message>
        <source>Registered for</source>
        <translation>报名的活动</translation>
    </message>
    <message>
        <source>Registrations for an activity</source>
        <translation>活动报名表</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
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
        <source>Seats</source>
        <translation>座位</translation>
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
        <source>Show the activities</source>
        <translation>查看活动</translation>
    </message>
    <message>
        <source>Show the activity</source>
        <translation>查看活动</translation>
    </message>
    <message>
        <source>Show the spaces</source>
        <translation>查看场地</translation>
    </message>
    <message>
        <source>Show the stations</source>
        <translation>查看驿站</translation>
    </message>
    <message>
        <source>Show these bookings</source>
        <translation>查看这些预约</translation>
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
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Spaces nobody has here are made; what they hold is entered afterwards</source>
        <translation>本台没有的场地会新建，容量等事后补填</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>表格文件</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>驿站</translation>
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
        <source>The activity has to be chosen first</source>
        <translation>请先选择活动</translation>
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
        <source>The ledger calls them as this desk does.</source>
        <translation>台账里的场地名称与本台一致。</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一方</translation>
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
        <source>What becomes of the rows</source>
        <translation>各行的去向</translation>
    </message>
    <message>
        <source>What clashes comes in as a request; a manager decides who gets the place</source>
        <translation>有冲突的按“待审批”导入，由主管决定给谁</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
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
        <source>What was kept in spreadsheets until now comes in here: visits, bookings, lists.</source>
        <translation>以前记在表格里的，从这里导入：来访、预约、活动、驿站、名单。</translation>
    </message>
    <message>
        <source>What was noticed</source>
        <translation>需留意之处</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
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
        <source>rows {one}, {other}</source>
        <translation>第 {one}、{other} 行</translation>
    </message>
    <message>
        <source>this very file came in on {time}</source>
        <translation>此文件已于 {time} 导入过</translation>
    </message>
    <message>
        <source>{clashing}: to be decided</source>
        <translation>{clashing}，待处理</translation>
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
        <source>{first}, {n} days</source>
        <translation>{first}，共 {n} 天</translation>
    </message>
    <message>
        <source>{name}, rows to repair.xlsx</source>
        <translation>{name} 待修改.xlsx</translation>
    </message>
    <message>
        <source>{n} activities</source>
        <translation>{n} 项活动</translation>
    </message>
    <message>
        <source>{n} already here</source>
        <translation>{n} 行已有</translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation>{n} 条预约</translation>
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
        <source>{n} new spaces</source>
        <translation>{n} 个新场地</translation>
    </message>
    <message>
        <source>{n} participants</source>
        <translation>{n} 名参加人</translation>
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
        <source>{n} rows clash</source>
        <translation>{n} 行有冲突</translation>
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
        <source>{n} spaces</source>
        <translation>{n} 个场地</translation>
    </message>
    <message>
        <source>{n} stations</source>
        <translation>{n} 处驿站</translation>
    </message>
    <message>
        <source>{n} visits</source>
        <translation>{n} 人次</translation>
    </message>
    <message>
        <source>{row} and {other}</source>
        <translation>{row} 与 {other}</translation>
    </message>
    <message>
        <source>{row}; on this desk</source>
        <translation>{row}；本台已有</translation>
    </message>
    <message>
        <source>{sheet}, row {row}</source>
        <translation>{sheet} 第 {row} 行</translation>
    </message>
    <message>
        <source>{time} +{n}</source>
        <translation>{time} +{n}天</translation>
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
        <source>Every visit and attendance without a name, so figures don't change; who erased it, and when.</source>
        <translation>每次来访和签到以匿名保留，统计不变；何时由谁清除也会留下记录。</translation>
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
        <source>Name, phones, ID number, birth, branch, work unit, notes, household: on the card, in its history, in its visits and registrations.</source>
        <translation>姓名、电话、证件号、出生日期、党支部、单位住址、备注、家庭关系；修改记录、来访和报名记录里的姓名也一并删除。</translation>
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
        <source>One person after all</source>
        <translation>原来是同一个人</translation>
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
        <source>Other cards join these two; take those apart first, on the person's card.</source>
        <translation>还有别的卡把这两张连在一起，请先到人员卡上把它们拆开。</translation>
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
        <source>Registered for “{title}”</source>
        <translation>报名“{title}”</translation>
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
        <source>Settle</source>
        <translation>去处理</translation>
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
        <source>This person has borrowed something that isn't back: settle that first.</source>
        <translation>此人还有借用的物资没还，请先办归还。</translation>
    </message>
    <message>
        <source>This person is at “{title}” now: sign them out there first.</source>
        <translation>此人正在参加“{title}”：请先在活动中签退。</translation>
    </message>
    <message>
        <source>This person is here now: sign them out first.</source>
        <translation>此人正在场，请先签退。</translation>
    </message>
    <message>
        <source>This person is registered for “{title}”: cancel that first.</source>
        <translation>此人已报名“{title}”：请先取消报名。</translation>
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
        <source>Two desks wrote different things of it.</source>
        <translation>这张卡两台电脑记得不一样。</translation>
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
        <source>left early</source>
        <translation>早退</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>未报名</translation>
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
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A centre tells a duty day once it is over. A dash: nothing was told; 0: told, and nothing was on.</source>
        <translation>每个值班日结束后上报。“—”表示未报，“0”表示已报、当天没有。</translation>
    </message>
    <message>
        <source>A day, such as 2026-03-05</source>
        <translation>日期，如 2026-03-05</translation>
    </message>
    <message>
        <source>A label to hang at the door with hours, services and a QR code, four on a page.</source>
        <translation>挂在门口的标牌：开放时间、服务和二维码，一页四张。</translation>
    </message>
    <message>
        <source>A line for each session of the period with its figures, and their sums.</source>
        <translation>这段时间每场活动一行，列出数据并合计。</translation>
    </message>
    <message>
        <source>A page in full name for each who attended as many sessions as the activity asks, or came at all.</source>
        <translation>出席达到活动要求（未设要求的，到过即可）的每人一页，写全名。</translation>
    </message>
    <message>
        <source>A row to sign for each participant, with the code to type at the desk afterwards, and blank rows. Names stand in full on it, phones are masked.</source>
        <translation>每位参加人一行供签名，带行号，事后可在前台按行号补录；另有空行。姓名为全名，电话已脱敏。</translation>
    </message>
    <message>
        <source>A session belongs to the period in which it begins; what was called off doesn't count.</source>
        <translation>场次按开始时间归入值班日；取消的不计。</translation>
    </message>
    <message>
        <source>A slip to hand out: how far and which way it is, how long it stays open, what is there.</source>
        <translation>递给来人的指路条：多远、往哪走、开到几点、有什么服务。</translation>
    </message>
    <message>
        <source>A ticket with number and QR code for each participant, eight on a page.</source>
        <translation>每位参加人一张，有编号和二维码，一页八张。</translation>
    </message>
    <message>
        <source>Activities found</source>
        <translation>找到的活动</translation>
    </message>
    <message>
        <source>Activities of the centres below</source>
        <translation>下级中心活动汇总</translation>
    </message>
    <message>
        <source>Activities that were called off don't count; sessions to come do.</source>
        <translation>取消的活动不计；未举办的场次也计。</translation>
    </message>
    <message>
        <source>Activities, sessions and people of a campaign, by level and kind.</source>
        <translation>一个专项的活动、场次和人次，按层级和类别汇总。</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>活动台账</translation>
    </message>
    <message>
        <source>Activity log {number}</source>
        <translation>活动台账 {number}</translation>
    </message>
    <message>
        <source>Activity logs of a period</source>
        <translation>一段时间的活动台账</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation>录取</translation>
    </message>
    <message>
        <source>All activities</source>
        <translation>全部活动</translation>
    </message>
    <message>
        <source>All spaces through the 24 hours of the duty day, drawn; below, every booking with a box for who came.</source>
        <translation>上面画出值班日 24 小时各场地的安排，下面逐个列出预约，到场可打勾。</translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>全部驿站</translation>
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
        <source>Ballot list</source>
        <translation>摇号名单</translation>
    </message>
    <message>
        <source>Before the first day</source>
        <translation>早于开始日期</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings of the day</source>
        <translation>场地日程单</translation>
    </message>
    <message>
        <source>Bookings of the day {period}</source>
        <translation>场地日程单 {period}</translation>
    </message>
    <message>
        <source>Bookings used</source>
        <translation>场地使用</translation>
    </message>
    <message>
        <source>Bookings: in use during the shift. Sign-ins: came to sessions, walk-ins too. Loans: pieces given out.</source>
        <translation>场地使用：本班内使用过的预约数。签到：到活动的人数，含未报名到场的。借出：本班借出的件数。</translation>
    </message>
    <message>
        <source>Both sides look at everything when it is given out and when it comes back.</source>
        <translation>借出和归还时，双方当面查验物资。</translation>
    </message>
    <message>
        <source>Bring the stick to {centre}; F9 there takes everything in.</source>
        <translation>把 U 盘带到{centre}，在那里按 F9 收取。</translation>
    </message>
    <message>
        <source>Brought by ({centre})</source>
        <translation>送达人（{centre}）</translation>
    </message>
    <message>
        <source>By</source>
        <translation>巡查人</translation>
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
        <source>Came</source>
        <translation>活动到场</translation>
    </message>
    <message>
        <source>Came in all: each sign-in counts once, the same person once a session; those present and walk-ins together.</source>
        <translation>人次：每签到一次计一次，同一人一场只计一次；实到与现场增加之和。</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项</translation>
    </message>
    <message>
        <source>Campaign by level and kind</source>
        <translation>专项汇总表</translation>
    </message>
    <message>
        <source>Centres</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Centres below {center}</source>
        <translation>{center}下级中心</translation>
    </message>
    <message>
        <source>Certificates of attendance</source>
        <translation>参加证书</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Choose the period</source>
        <translation>选择统计期间</translation>
    </message>
    <message>
        <source>Close the list of the ballot first: that sets its seed.</source>
        <translation>请先截止摇号名单，种子随之产生。</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>强制交接</translation>
    </message>
    <message>
        <source>Closed by {name} at {time}: {reason}</source>
        <translation>{name}于 {time} 强制交接：{reason}</translation>
    </message>
    <message>
        <source>Closed: {times}</source>
        <translation>不开放：{times}</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>报齐</translation>
    </message>
    <message>
        <source>Continuity pack</source>
        <translation>断电应急包</translation>
    </message>
    <message>
        <source>Data until</source>
        <translation>数据到</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Door sheet</source>
        <translation>门贴</translation>
    </message>
    <message>
        <source>Duty day</source>
        <translation>值班日</translation>
    </message>
    <message>
        <source>Duty day {day}, {shift}</source>
        <translation>值班日 {day} {shift}</translation>
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
        <source>Duty log</source>
        <translation>值班日志</translation>
    </message>
    <message>
        <source>Entries: acts recorded (making, changing, voiding), not rows of a list.</source>
        <translation>条数：登记的动作（新增、修改、作废各算一条），不是名单的行数。</translation>
    </message>
    <message>
        <source>Every centre's figures of the period, month by month where there are several, and which days weren't told.</source>
        <translation>各下级中心这段时间的数据，跨月的另按月列出，并列出缺报的日期。</translation>
    </message>
    <message>
        <source>Every registration by its number: admitted, waiting or not, and why. Nobody is named on it.</source>
        <translation>按编号列出每份报名：录取、候补或未录取，以及原因。不出现姓名。</translation>
    </message>
    <message>
        <source>Every station with its hours, services and keeper, the last round and the next, and what needs attention.</source>
        <translation>每处驿站的开放时间、服务、看护人、上次与下次巡查，以及要留意的事。</translation>
    </message>
    <message>
        <source>Evidence missing</source>
        <translation>缺档案项</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>设备故障</translation>
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
        <source>Figures of the centres below</source>
        <translation>下级中心数据汇总</translation>
    </message>
    <message>
        <source>For the next 24 hours without electricity: open items, bookings, visitors, the sign-in sheets of the sessions to come, and rows to write on.</source>
        <translation>停电时接下来 24 小时用：待交接事项、预约、来访、活动签到表，以及可以手写的空行。</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Handed over by {outgoing} to {incoming} at {time}; {n} items stay open</source>
        <translation>{outgoing}于 {time} 交给{incoming}，{n} 件留给下一班</translation>
    </message>
    <message>
        <source>Handover sheet</source>
        <translation>交接班记录</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Hours booked</source>
        <translation>预约小时</translation>
    </message>
    <message>
        <source>Hours booked, used and open of each space, by population group, and by the hours of the day.</source>
        <translation>各场地的预约、使用和开放时长，并按群体、按时段统计。</translation>
    </message>
    <message>
        <source>Households waiting</source>
        <translation>候补户数</translation>
    </message>
    <message>
        <source>How many were served with what, by group and service and by station.</source>
        <translation>服务了多少人次：按人群和服务，再分驿站。</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>In line</source>
        <translation>候补位次</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>突发情况</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Issues found</source>
        <translation>发现问题</translation>
    </message>
    <message>
        <source>Issues open</source>
        <translation>待整改</translation>
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
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Labels of stations</source>
        <translation>驿站标牌（二维码）</translation>
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
        <source>Last received</source>
        <translation>上次收到</translation>
    </message>
    <message>
        <source>List of bookings</source>
        <translation>预约清单</translation>
    </message>
    <message>
        <source>List of visits</source>
        <translation>来访清单</translation>
    </message>
    <message>
        <source>Loan receipt</source>
        <translation>物资借用单</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>巡查时间</translation>
    </message>
    <message>
        <source>Making the visitor log</source>
        <translation>正在生成来访登记表</translation>
    </message>
    <message>
        <source>Making: {report}</source>
        <translation>正在生成：{report}</translation>
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
        <source>Name, number or pinyin</source>
        <translation>名称、编号或拼音</translation>
    </message>
    <message>
        <source>Names and phones</source>
        <translation>姓名和电话</translation>
    </message>
    <message>
        <source>Next round by</source>
        <translation>下次巡查</translation>
    </message>
    <message>
        <source>No data of {name} has come here yet.</source>
        <translation>{name}的数据还没有来过。</translation>
    </message>
    <message>
        <source>No group given</source>
        <translation>未填群体</translation>
    </message>
    <message>
        <source>No loan has the number {number}.</source>
        <translation>没有编号为 {number} 的借用记录。</translation>
    </message>
    <message>
        <source>No station is open now that offers all this.</source>
        <translation>此刻没有开着又有这些服务的驿站。</translation>
    </message>
    <message>
        <source>Not enough sessions were attended for a certificate.</source>
        <translation>出席场次不够，不能发证书。</translation>
    </message>
    <message>
        <source>Not needed: just come</source>
        <translation>不用报名，直接来</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记</translation>
    </message>
    <message>
        <source>Not signed yet</source>
        <translation>未签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>记事</translation>
    </message>
    <message>
        <source>Notice of places</source>
        <translation>名额公示</translation>
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
        <source>Number of the receipt</source>
        <translation>借用单编号</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>On duty: {shifts}</source>
        <translation>值班：{shifts}</translation>
    </message>
    <message>
        <source>On every page: 杨＊国, 136****2290. In full only where somebody has to be found again.</source>
        <translation>每页显示为 杨＊国、136****2290。确需找到本人时才用完整信息。</translation>
    </message>
    <message>
        <source>One page to hang up: what, when, where, for whom, how to register, and a QR code.</source>
        <translation>一页可张贴：活动、时间、地点、对象、怎样报名，附二维码。</translation>
    </message>
    <message>
        <source>One space from Monday to Sunday, drawn. Nobody is named on it.</source>
        <translation>一个场地周一到周日的安排，画成周表，不出现姓名。</translation>
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
        <source>Open now</source>
        <translation>现在开放</translation>
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
        <source>Photo {n}</source>
        <translation>照片 {n}</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Place drawn</source>
        <translation>摇号名次</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Please bring it back by the time due; ask at the desk if you need it longer.</source>
        <translation>请按时归还；需要延期，请到前台办理。</translation>
    </message>
    <message>
        <source>Please choose a campaign.</source>
        <translation>请选择专项。</translation>
    </message>
    <message>
        <source>Please choose a session.</source>
        <translation>请选择场次。</translation>
    </message>
    <message>
        <source>Please choose a shift.</source>
        <translation>请选择班次。</translation>
    </message>
    <message>
        <source>Please choose a station.</source>
        <translation>请选择驿站。</translation>
    </message>
    <message>
        <source>Please choose an activity.</source>
        <translation>请选择活动。</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Present: registered and signed in, late or not, not taken back.</source>
        <translation>实到：签到且未撤销的报名人，含迟到。</translation>
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
        <source>Public notice</source>
        <translation>活动海报</translation>
    </message>
    <message>
        <source>Put the exchange stick into your computer and press F9 on “Data exchange”.</source>
        <translation>把同步 U 盘插到你们的电脑上，按 F9 同步。</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Questions and objections: {contact}</source>
        <translation>咨询与异议：{contact}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason: {text}</source>
        <translation>原因：{text}</translation>
    </message>
    <message>
        <source>Register of activities</source>
        <translation>活动台账登记表</translation>
    </message>
    <message>
        <source>Register of stations</source>
        <translation>驿站名册</translation>
    </message>
    <message>
        <source>Registered and tallied together</source>
        <translation>登记与计次合计</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>报名</translation>
    </message>
    <message>
        <source>Registration no.</source>
        <translation>报名号</translation>
    </message>
    <message>
        <source>Registrations</source>
        <translation>报名名单</translation>
    </message>
    <message>
        <source>Registrations {number}</source>
        <translation>报名名单 {number}</translation>
    </message>
    <message>
        <source>Remark: {text}</source>
        <translation>备注：{text}</translation>
    </message>
    <message>
        <source>Repairs overdue</source>
        <translation>整改逾期</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Round of a station</source>
        <translation>驿站巡查记录</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Rounds overdue</source>
        <translation>巡查逾期</translation>
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
        <source>Save: {report}</source>
        <translation>保存：{report}</translation>
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
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Seat {numbers}</source>
        <translation>{numbers} 号座</translation>
    </message>
    <message>
        <source>Seed, rule, places, quotas and every number, so that anyone can draw the lots again; the result once they are drawn.</source>
        <translation>种子、规则、名额、类别和全部编号，谁都可以照着重算；摇号后附结果。</translation>
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
        <source>Served</source>
        <translation>服务人次</translation>
    </message>
    <message>
        <source>Served at stations</source>
        <translation>驿站服务统计</translation>
    </message>
    <message>
        <source>Served, by month</source>
        <translation>各月服务人次</translation>
    </message>
    <message>
        <source>Served: each key pressed at a station counts one person and one service; nobody is named.</source>
        <translation>服务人次：在驿站每按一次计一人一项服务，不记姓名。</translation>
    </message>
    <message>
        <source>Served: signed in and tallied together, as each centre's own log counts them.</source>
        <translation>服务人次：登记与计次合计，与各中心自己的来访登记表口径一致。</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Session {n}: {text}</source>
        <translation>第 {n} 场：{text}</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>活动场次</translation>
    </message>
    <message>
        <source>Sessions / sign-ins</source>
        <translation>活动场次 / 签到</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shift by shift who was on duty, the figures, what happened and what was noted.</source>
        <translation>逐班列出值班人、数据、发生的事和记事。</translation>
    </message>
    <message>
        <source>Sign-in list of {n}, behind</source>
        <translation>签到名单 {n}（附后）</translation>
    </message>
    <message>
        <source>Sign-in sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Silent for</source>
        <translation>没有来数据</translation>
    </message>
    <message>
        <source>Somebody who counts in several quotas takes one place.</source>
        <translation>一人同属几类，只占一个名额。</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stations of the centres below</source>
        <translation>下级中心驿站</translation>
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
        <source>Supplies low</source>
        <translation>物资不足</translation>
    </message>
    <message>
        <source>Supplies of stations</source>
        <translation>驿站物资台账</translation>
    </message>
    <message>
        <source>Take the stick back: what is new for you is on it.</source>
        <translation>把 U 盘带回去：给你们的新数据就在盘里。</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已录取</translation>
    </message>
    <message>
        <source>Taken by ({centre})</source>
        <translation>签收人（{centre}）</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Tallied</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Tallies</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Text table (*.csv)</source>
        <translation>CSV 文本表格 (*.csv)</translation>
    </message>
    <message>
        <source>The activities that the centres below held in the period, by level and kind, and one by one.</source>
        <translation>下级中心这段时间办的活动，按层级、类别汇总，并逐场列出。</translation>
    </message>
    <message>
        <source>The data of {name} is here until {moment}; nothing has come since.</source>
        <translation>{name}的数据只到 {moment}，之后没有再来。</translation>
    </message>
    <message>
        <source>The file's name has to end in {endings}.</source>
        <translation>文件名要以 {endings} 结尾。</translation>
    </message>
    <message>
        <source>The full record of one activity or session as offices file it: figures, content, photos, who took part, lines to sign on.</source>
        <translation>一项活动或一场活动的完整记录，可直接归档：数据、内容、照片、参加人员、签字栏。</translation>
    </message>
    <message>
        <source>The log of every activity that had a session in the period, one after another in one file, each numbered for itself.</source>
        <translation>这段时间有场次的每项活动，台账依次排在一个文件里，各自编页。</translation>
    </message>
    <message>
        <source>The nearest one open now</source>
        <translation>最近还开着的一处</translation>
    </message>
    <message>
        <source>The period ends before it begins.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>The way to a station</source>
        <translation>指路条</translation>
    </message>
    <message>
        <source>The whole activity</source>
        <translation>整项活动</translation>
    </message>
    <message>
        <source>There</source>
        <translation>那里有</translation>
    </message>
    <message>
        <source>There is no campaign yet.</source>
        <translation>还没有专项。</translation>
    </message>
    <message>
        <source>There is no space yet: set one up in the settings.</source>
        <translation>还没有场地，请先在“管理”里添加。</translation>
    </message>
    <message>
        <source>There is no station yet.</source>
        <translation>还没有驿站。</translation>
    </message>
    <message>
        <source>There was no round of this station yet.</source>
        <translation>这处驿站还没有巡查过。</translation>
    </message>
    <message>
        <source>These days</source>
        <translation>所选日期</translation>
    </message>
    <message>
        <source>This activity has no session yet.</source>
        <translation>这项活动还没有场次。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This shift wasn't handed over.</source>
        <translation>这个班还没有交接。</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>入场券</translation>
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
        <source>To, included</source>
        <translation>到（含当日）</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Told nothing</source>
        <translation>一天未报</translation>
    </message>
    <message>
        <source>Total: a booking of several spaces counts once, its hours for each of them.</source>
        <translation>合计：一个预约用几处场地的，只计 1 场，时长按各场地分别计入。</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Use of spaces</source>
        <translation>场地使用统计</translation>
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
        <source>Visits: signed in by name during the shift. Tallies: counted without a name. Present: in the house as this was written, companions too.</source>
        <translation>来访：本班实名登记的人次。计次：不记姓名的服务次数。在场：记录时在馆的人，含同行。</translation>
    </message>
    <message>
        <source>Wait until it says that it may be pulled out.</source>
        <translation>等屏幕上写“可以拔出”再拔。</translation>
    </message>
    <message>
        <source>Waiting list</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Walk-ins: came without having registered.</source>
        <translation>现场增加：未报名而到场登记的人。</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Week of a space</source>
        <translation>场地周表</translation>
    </message>
    <message>
        <source>What each station had, what came and went in the period and what is left, with every movement.</source>
        <translation>每处驿站的期初、出入库、结存，附每一笔明细。</translation>
    </message>
    <message>
        <source>What is counted at stations is not among the visits of the centre.</source>
        <translation>驿站计次不计入本中心的来访人次。</translation>
    </message>
    <message>
        <source>What it counts</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What takes place in one space on one day, in large type. Nobody is named on it.</source>
        <translation>一个场地一天的安排，大字打印，不出现姓名，可贴在门口。</translation>
    </message>
    <message>
        <source>What the figures count</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>What the last round found, item by item, with its score, photos and the issues that came of it.</source>
        <translation>最近一次巡查逐项的结果、得分、照片和发现的问题。</translation>
    </message>
    <message>
        <source>What was lent to whom and until when, in two copies to sign.</source>
        <translation>借出了什么、借给谁、何时归还，一式两份签字。</translation>
    </message>
    <message>
        <source>Who handed over to whom, what the shift came to, every open item with its decision, the notes; lines to sign on. A form to fill in for the shift that isn't handed over yet.</source>
        <translation>谁交给谁、本班数据、每件待交接事项怎么处理、记事，附签字栏。还没交接的班打印成空表，供手写。</translation>
    </message>
    <message>
        <source>Without registration</source>
        <translation>不需报名</translation>
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
        <source>absent {n}</source>
        <translation>缺席 {n}</translation>
    </message>
    <message>
        <source>admitted {n}</source>
        <translation>录取 {n}</translation>
    </message>
    <message>
        <source>at most so many</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>at the front desk</source>
        <translation>到前台报名</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>badge {badge}</source>
        <translation>柜牌 {badge}</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>called off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>called off: {reason}</source>
        <translation>取消：{reason}</translation>
    </message>
    <message>
        <source>check code {code}</source>
        <translation>核对码 {code}</translation>
    </message>
    <message>
        <source>collected by {name}</source>
        <translation>{name}接走</translation>
    </message>
    <message>
        <source>equipment down</source>
        <translation>设备停用</translation>
    </message>
    <message>
        <source>excused {n}</source>
        <translation>请假 {n}</translation>
    </message>
    <message>
        <source>expected {n}</source>
        <translation>应到 {n}</translation>
    </message>
    <message>
        <source>for {n} people</source>
        <translation>可容纳 {n} 人</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>in full</source>
        <translation>未脱敏</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>kept until {time}</source>
        <translation>保留到 {time}</translation>
    </message>
    <message>
        <source>low on stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>names and phones masked</source>
        <translation>姓名、电话已脱敏</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>next day {time}</source>
        <translation>次日 {time}</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>no reason given {n}</source>
        <translation>未说明原因 {n}</translation>
    </message>
    <message>
        <source>not noted yet {n}</source>
        <translation>尚未登记 {n}</translation>
    </message>
    <message>
        <source>not signed out in their shift</source>
        <translation>交班时未签退</translation>
    </message>
    <message>
        <source>of these in several {n}</source>
        <translation>其中同属几类的 {n}</translation>
    </message>
    <message>
        <source>of this period, still</source>
        <translation>其中仍未签退</translation>
    </message>
    <message>
        <source>on file: {papers}</source>
        <translation>{papers}存档</translation>
    </message>
    <message>
        <source>ordinary {n}</source>
        <translation>普通 {n}</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>places are given by ballot</source>
        <translation>摇号录取</translation>
    </message>
    <message>
        <source>present {n}</source>
        <translation>实到 {n}</translation>
    </message>
    <message>
        <source>repair overdue</source>
        <translation>整改逾期</translation>
    </message>
    <message>
        <source>round overdue</source>
        <translation>巡查逾期</translation>
    </message>
    <message>
        <source>session {n}</source>
        <translation>第 {n} 场</translation>
    </message>
    <message>
        <source>speaking: {names}</source>
        <translation>主讲 {names}</translation>
    </message>
    <message>
        <source>taken {time}</source>
        <translation>{time} 摄</translation>
    </message>
    <message>
        <source>to the {direction}</source>
        <translation>往{direction}</translation>
    </message>
    <message>
        <source>took part in “{title}” from {day} to {last}: {came} of {due} sessions, {hours} hours. This is certified hereby.</source>
        <translation>于 {day} 至 {last} 参加“{title}”，共 {due} 场，出席 {came} 场，计 {hours} 小时。特发此证。</translation>
    </message>
    <message>
        <source>took part in “{title}” on {day}, {hours} hours. This is certified hereby.</source>
        <translation>于 {day} 参加“{title}”，计 {hours} 小时。特发此证。</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>waiting {n}</source>
        <translation>候补 {n}</translation>
    </message>
    <message>
        <source>walk-in</source>
        <translation>现场增加</translation>
    </message>
    <message>
        <source>walk-ins {n}, apart; in all {total} times</source>
        <translation>现场增加 {n}另计。合计 {total} 人次</translation>
    </message>
    <message>
        <source>week of {day}</source>
        <translation>{day} 起的一周</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{admitted}: {shares}</source>
        <translation>{admitted}：{shares}</translation>
    </message>
    <message>
        <source>{condition}, {n} of {quantity} came back</source>
        <translation>{condition}，借 {quantity} 还 {n}</translation>
    </message>
    <message>
        <source>{day}: {n} visits. Click to see them.</source>
        <translation>{day}：{n} 人次，点开看明细</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>{hours}; closed now</source>
        <translation>{hours}；现在打烊</translation>
    </message>
    <message>
        <source>{hours}; open until {time}</source>
        <translation>{hours}；开到 {time}</translation>
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
        <source>{month}/{day} {time}</source>
        <translation>{month}月{day}日 {time}</translation>
    </message>
    <message>
        <source>{month}/{day} {weekday}</source>
        <translation>{month}月{day}日 {weekday}</translation>
    </message>
    <message>
        <source>{n} centres</source>
        <translation>{n} 个中心</translation>
    </message>
    <message>
        <source>{n} companions besides</source>
        <translation>另有同行 {n} 人</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} forms came back, {mean} of 5 on average, {satisfied} were satisfied (4 or 5)</source>
        <translation>收回 {n} 份，平均 {mean} 分（满分 5 分），满意（4 分及以上）{satisfied} 份</translation>
    </message>
    <message>
        <source>{n} issues</source>
        <translation>{n} 项</translation>
    </message>
    <message>
        <source>{n} kept for {quota}</source>
        <translation>为{quota}保留 {n} 个</translation>
    </message>
    <message>
        <source>{n} minutes on foot</source>
        <translation>走 {n} 分钟</translation>
    </message>
    <message>
        <source>{n} of 100</source>
        <translation>{n} 分（满分 100）</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n}/{all} 场</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} places</source>
        <translation>名额 {n} 人</translation>
    </message>
    <message>
        <source>{n} registered</source>
        <translation>登记 {n} 人次</translation>
    </message>
    <message>
        <source>{n} registrations cancelled</source>
        <translation>取消报名 {n} 户</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} seats</source>
        <translation>{n} 个座位</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>共 {n} 场</translation>
    </message>
    <message>
        <source>{n} sessions together</source>
        <translation>{n} 场合计</translation>
    </message>
    <message>
        <source>{n} stations</source>
        <translation>{n} 处</translation>
    </message>
    <message>
        <source>{n} volunteers</source>
        <translation>志愿者 {n} 人</translation>
    </message>
    <message>
        <source>{n} without names</source>
        <translation>未留名 {n}</translation>
    </message>
    <message>
        <source>{n} y</source>
        <translation>{n} 岁</translation>
    </message>
    <message>
        <source>{period}: {n} visits</source>
        <translation>{period} {n} 人次</translation>
    </message>
    <message>
        <source>{present} (late {n})</source>
        <translation>{present}（其中迟到 {n}）</translation>
    </message>
    <message>
        <source>{quota} {n}</source>
        <translation>{quota} {n}</translation>
    </message>
    <message>
        <source>{reason} {n}</source>
        <translation>{reason} {n}</translation>
    </message>
    <message>
        <source>{registered} by name, {tallied} tallied</source>
        <translation>登记 {registered} · 计次 {tallied}</translation>
    </message>
    <message>
        <source>{service}: {detail}</source>
        <translation>{service} {detail}</translation>
    </message>
    <message>
        <source>{shift}: {names}</source>
        <translation>{shift} {names}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <source>{station}, {period}</source>
        <translation>{station}　{period}</translation>
    </message>
    <message>
        <source>{time}, not finished</source>
        <translation>{time}，未完成</translation>
    </message>
    <message>
        <source>{title} (called off)</source>
        <translation>{title}（已取消）</translation>
    </message>
    <message>
        <source>{title}, session {n}</source>
        <translation>{title} 第 {n} 场</translation>
    </message>
    <message>
        <source>{title}, {time}</source>
        <translation>{title}，{time}</translation>
    </message>
    <message>
        <source>{title}: {session}</source>
        <translation>{title}：{session}</translation>
    </message>
    <message>
        <source>{volunteers} ({hours} hours)</source>
        <translation>{volunteers}（共 {hours} 小时）</translation>
    </message>
    <message>
        <source>{year}-{month}</source>
        <translation>{year}年{month}月</translation>
    </message>
    <message>
        <source>{year}-{month}-{day}</source>
        <translation>{year}年{month}月{day}日</translation>
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
        <source>, {n} of them out of use</source>
        <translation>，其中 {n} 个停用</translation>
    </message>
    <message>
        <source>0: no aisle</source>
        <translation>填 0 不留过道</translation>
    </message>
    <message>
        <source>0: on the day only</source>
        <translation>填 0 只能当天预约</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时不打烊</translation>
    </message>
    <message>
        <source>A centre below this one. It will send its reports here.</source>
        <translation>下级中心入网。它的报表会汇总到这里。</translation>
    </message>
    <message>
        <source>A day alone means the whole day</source>
        <translation>只填日期，按全天算</translation>
    </message>
    <message>
        <source>A desk of this centre is overdue after</source>
        <translation>本中心的前台多久没有数据算过久</translation>
    </message>
    <message>
        <source>A further desk of this centre. It gets the centre's key, and all its records.</source>
        <translation>本中心新增的前台。它会得到中心密钥和全部记录。</translation>
    </message>
    <message>
        <source>A line each: what is looked at | points | days to put it right</source>
        <translation>每行一项：查看内容 | 分值 | 整改天数</translation>
    </message>
    <message>
        <source>A manager or an administrator adds it.</source>
        <translation>请主管或管理员添加。</translation>
    </message>
    <message>
        <source>A manager or an administrator adds them.</source>
        <translation>请主管或管理员添加。</translation>
    </message>
    <message>
        <source>A manager or an administrator closes a space or the centre.</source>
        <translation>停用场地或中心，请找主管或管理员。</translation>
    </message>
    <message>
        <source>A new PIN for {name}</source>
        <translation>给{name}设新 PIN</translation>
    </message>
    <message>
        <source>A new seat in an empty place; the number of a seat</source>
        <translation>空格上加座位；座位上改座位号</translation>
    </message>
    <message>
        <source>A study room: each seat is booked by its number</source>
        <translation>书房：每个座位按座位号预约</translation>
    </message>
    <message>
        <source>A study seat is released when late by</source>
        <translation>书房座位迟到多久释放</translation>
    </message>
    <message>
        <source>A temporary leave lasts at most</source>
        <translation>暂离最长</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Activity templates</source>
        <translation>活动模板</translation>
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
        <source>Add a space and tick “Booked by seat”; then its seats are laid out here.</source>
        <translation>请先添加场地并勾选“按座位预约”，再到这里排座位。</translation>
    </message>
    <message>
        <source>Add days</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Add one with Alt+N, an item a line.</source>
        <translation>按 Alt+N 新建，每行一项。</translation>
    </message>
    <message>
        <source>Add someone</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add the first with Alt+N, or bring in the list you have, from Excel or CSV.</source>
        <translation>按 Alt+N 添加第一个，或导入现有的 Excel、CSV 清单。</translation>
    </message>
    <message>
        <source>Add them in the catalogues.</source>
        <translation>请在“目录”里添加。</translation>
    </message>
    <message>
        <source>Add what is lent or set up with Alt+N, with how many there are.</source>
        <translation>按 Alt+N 添加可借用、可布置的物资，并填好数量。</translation>
    </message>
    <message>
        <source>After the end of a booking that nobody signed out; its end counts as when they left</source>
        <translation>从预约结束算起；签退时间记为预约结束时间</translation>
    </message>
    <message>
        <source>All seats</source>
        <translation>全选座位</translation>
    </message>
    <message>
        <source>All {n} rows are voided and stay in the history.</source>
        <translation>{n} 行全部作废，历史里仍可查。</translation>
    </message>
    <message>
        <source>Alt+N closes a space, or the whole centre, from one time to another.</source>
        <translation>场地或整个中心要停用一段时间，按 Alt+N 登记。</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>An aisle after every</source>
        <translation>每几座留一条过道</translation>
    </message>
    <message>
        <source>An offer to the waiting list stands</source>
        <translation>候补名额保留多久</translation>
    </message>
    <message>
        <source>Another centre is overdue after</source>
        <translation>其他中心多久没有数据算过久</translation>
    </message>
    <message>
        <source>Answers (*{ending})</source>
        <translation>答复文件 (*{ending})</translation>
    </message>
    <message>
        <source>As on a map, such as 114.057868, 22.543099; distances start here</source>
        <translation>照地图填写，如 114.057868, 22.543099；距离从这里算起</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>按国家公布</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As the room is seen from its door. Changes hold at once.</source>
        <translation>以从门口看进去的方向为准，改了马上生效。</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>Ask them to read theirs out; it must be this one.</source>
        <translation>请打电话让对方念出指纹，必须与上面一致。</translation>
    </message>
    <message>
        <source>Ask whether a new visitor agrees to be recorded</source>
        <translation>新访客登记前征得本人同意</translation>
    </message>
    <message>
        <source>Asked for once after each start, before the first exchange.</source>
        <translation>每次启动后，第一次同步前输入一次。</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>At meals at most</source>
        <translation>用餐时段暂离最长</translation>
    </message>
    <message>
        <source>At most {n} days at once.</source>
        <translation>一次最多添加 {n} 天。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>现在备份…</translation>
    </message>
    <message>
        <source>Back; what you typed is kept</source>
        <translation>返回；已填的内容会保留</translation>
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
        <source>Booking rules</source>
        <translation>预约规则</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings in that time</source>
        <translation>该时段的预约</translation>
    </message>
    <message>
        <source>Bookings in that time: {n}. Move or cancel them.</source>
        <translation>该时段有 {n} 个预约，请改期或取消。</translation>
    </message>
    <message>
        <source>Bring in a ledger…</source>
        <translation>导入台账…</translation>
    </message>
    <message>
        <source>Bring in a list…</source>
        <translation>导入清单…</translation>
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
        <source>Call the desk and type what is read out: six groups of four</source>
        <translation>打电话给那台前台，照着念的输入：六组，每组四个字符</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>专项</translation>
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
        <source>Certified by</source>
        <translation>发证前台</translation>
    </message>
    <message>
        <source>Certified on</source>
        <translation>发证时间</translation>
    </message>
    <message>
        <source>Certify</source>
        <translation>发证书</translation>
    </message>
    <message>
        <source>Certify a desk</source>
        <translation>给前台发证书</translation>
    </message>
    <message>
        <source>Certify a desk…</source>
        <translation>给前台发证书…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change my PIN</source>
        <translation>改我的 PIN</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再查一遍</translation>
    </message>
    <message>
        <source>Checklists</source>
        <translation>巡查表</translation>
    </message>
    <message>
        <source>Checklists of rounds</source>
        <translation>巡查表</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Choose a seat to see what it has.</source>
        <translation>请选一个座位，看它的特点。</translation>
    </message>
    <message>
        <source>Choose a section</source>
        <translation>选分区</translation>
    </message>
    <message>
        <source>Choose all seats</source>
        <translation>全选座位</translation>
    </message>
    <message>
        <source>Choose none; back to the spaces</source>
        <translation>取消选中；返回场地</translation>
    </message>
    <message>
        <source>Choose the answer</source>
        <translation>选择答复文件</translation>
    </message>
    <message>
        <source>Choose the key copy</source>
        <translation>选择密钥副本</translation>
    </message>
    <message>
        <source>Choose the request</source>
        <translation>选择申请文件</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>不开放</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>停用中</translation>
    </message>
    <message>
        <source>Closed: {period}</source>
        <translation>已登记停用：{period}</translation>
    </message>
    <message>
        <source>Closures</source>
        <translation>临时停用</translation>
    </message>
    <message>
        <source>Closures ahead</source>
        <translation>今后的停用</translation>
    </message>
    <message>
        <source>Count it</source>
        <translation>算数</translation>
    </message>
    <message>
        <source>Count it, too?</source>
        <translation>后来收到的也算数？</translation>
    </message>
    <message>
        <source>Counted within</source>
        <translation>按最近几天累计</translation>
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
        <source>Data from other desks</source>
        <translation>别处的数据</translation>
    </message>
    <message>
        <source>Days of holiday: {off}, make-up workdays: {worked}</source>
        <translation>放假 {off} 天，调休上班 {worked} 天</translation>
    </message>
    <message>
        <source>Days of the year</source>
        <translation>节假日与调休</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Desks and keys</source>
        <translation>前台与密钥</translation>
    </message>
    <message>
        <source>Desks that are known here</source>
        <translation>已认识的前台</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门口</translation>
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
        <source>Empty: as many as they like</source>
        <translation>空着不限次数</translation>
    </message>
    <message>
        <source>Empty: kept until its end</source>
        <translation>空着保留到预约结束</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>已入网</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>物资</translation>
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
        <source>Evidence of activities</source>
        <translation>活动档案材料</translation>
    </message>
    <message>
        <source>Features changed</source>
        <translation>座位特点已修改</translation>
    </message>
    <message>
        <source>Features of seats</source>
        <translation>座位特点</translation>
    </message>
    <message>
        <source>Features of spaces</source>
        <translation>场地设施</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Fingerprint of this desk</source>
        <translation>本机指纹</translation>
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
        <source>Floor or room number</source>
        <translation>楼层或房号</translation>
    </message>
    <message>
        <source>For all desks of this centre; printed at the head of logs and forms.</source>
        <translation>本中心各台通用，会印在台账和登记表的页头上。</translation>
    </message>
    <message>
        <source>For all spaces of this centre. What one space allows is said with the space.</source>
        <translation>本中心所有场地通用；单个场地的规定在该场地里设。</translation>
    </message>
    <message>
        <source>Forget wrong PINs</source>
        <translation>清除输错记录</translation>
    </message>
    <message>
        <source>Forgotten check-outs are made up after</source>
        <translation>忘签退多久后自动签退</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From 22:00</source>
        <translation>22:00 后</translation>
    </message>
    <message>
        <source>Give leave</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Give leave…</source>
        <translation>同意携带…</translation>
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
        <source>Go to its fields</source>
        <translation>进入分区填写</translation>
    </message>
    <message>
        <source>Groups of participants</source>
        <translation>参加人类别</translation>
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
        <source>How it is booked</source>
        <translation>预约规定</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>已重新启用</translation>
    </message>
    <message>
        <source>Is this who certified the desk?</source>
        <translation>是这一方给本机发的证书吗？</translation>
    </message>
    <message>
        <source>It can't be booked any more; what was booked stays in lists and figures.</source>
        <translation>停用后不能再预约；以前的预约仍在列表和统计里。</translation>
    </message>
    <message>
        <source>It can't be lent or set up any more; its loans stay in the history.</source>
        <translation>停用后不能再借出或布置；借用记录仍可查。</translation>
    </message>
    <message>
        <source>It counts as a violation</source>
        <translation>计一次违约</translation>
    </message>
    <message>
        <source>It stands under {centre} now; with its own consent it moves here.</source>
        <translation>它现在归 {centre}；经它自己同意后转到这里。</translation>
    </message>
    <message>
        <source>Its fingerprint: {fingerprint}</source>
        <translation>对方指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>Its keys were lost or revoked, so it has a new identity. Work goes on here; the other desks take nothing from it until one of them certifies it again.</source>
        <translation>本机密钥丢失或已被吊销，因此换了新身份。本机照常使用；在重新发证书之前，其他前台不接收本机的数据。</translation>
    </message>
    <message>
        <source>Its letter; empty: any desk</source>
        <translation>填台的字母；空着则各台都行</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>正在加入</translation>
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
        <source>Keys of the centre and of this desk</source>
        <translation>中心密钥与本机密钥</translation>
    </message>
    <message>
        <source>Kinds of activity</source>
        <translation>活动类别</translation>
    </message>
    <message>
        <source>Kinds of space</source>
        <translation>场地类型</translation>
    </message>
    <message>
        <source>Kinds of station</source>
        <translation>驿站类型</translation>
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
        <source>Large dark type at night</source>
        <translation>夜间深色大字</translation>
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
        <source>Lay out</source>
        <translation>排座</translation>
    </message>
    <message>
        <source>Lay out seats</source>
        <translation>排座位</translation>
    </message>
    <message>
        <source>Leave given.</source>
        <translation>已同意。</translation>
    </message>
    <message>
        <source>Leave taken back.</source>
        <translation>已收回。</translation>
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
        <source>Let the centres above carry them?</source>
        <translation>同意上级携带这些数据？</translation>
    </message>
    <message>
        <source>Let the day be as published again</source>
        <translation>改回国家公布的安排</translation>
    </message>
    <message>
        <source>Let what came since count…</source>
        <translation>后来收到的也算数…</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>代号</translation>
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
        <source>Longer away: the seat is released, and it counts</source>
        <translation>超时则释放座位，计一次违约</translation>
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
        <source>Longitude and latitude</source>
        <translation>经纬度</translation>
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
        <source>Meals</source>
        <translation>用餐时段</translation>
    </message>
    <message>
        <source>Minutes, or hours such as 8:00</source>
        <translation>填分钟，或小时如 8:00</translation>
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
        <source>More rows below</source>
        <translation>往下再加几排</translation>
    </message>
    <message>
        <source>Move it in the order</source>
        <translation>调整顺序</translation>
    </message>
    <message>
        <source>Move the chosen seats</source>
        <translation>移动选中的座位</translation>
    </message>
    <message>
        <source>Moving transitions</source>
        <translation>过渡动画</translation>
    </message>
    <message>
        <source>Must be certified again</source>
        <translation>需重新发证书</translation>
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
        <source>Name of this desk</source>
        <translation>本机名称</translation>
    </message>
    <message>
        <source>Names, telephone numbers, visits and bookings of this centre then travel in the bundles for the centres above. Their slips say so.</source>
        <translation>本中心的姓名、电话、来访和预约会随数据包交给上级中心，对账单上会注明。</translation>
    </message>
    <message>
        <source>Narrow side bar</source>
        <translation>收窄侧栏</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>New checklist</source>
        <translation>新建巡查表</translation>
    </message>
    <message>
        <source>New closure</source>
        <translation>新增停用</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新条目</translation>
    </message>
    <message>
        <source>New equipment</source>
        <translation>新增物资</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>New space</source>
        <translation>新增场地</translation>
    </message>
    <message>
        <source>No PIN yet</source>
        <translation>还没有 PIN</translation>
    </message>
    <message>
        <source>No centre stands above. To be enrolled by one, or paired with another desk of this centre, write a request to a stick and take it there.</source>
        <translation>没有上级中心。要入网，或与本中心另一台前台配对，请把申请写到 U 盘，拿到对方那里。</translation>
    </message>
    <message>
        <source>No checklist yet</source>
        <translation>还没有巡查表</translation>
    </message>
    <message>
        <source>No closure lies ahead</source>
        <translation>今后没有停用安排</translation>
    </message>
    <message>
        <source>No equipment yet</source>
        <translation>还没有物资</translation>
    </message>
    <message>
        <source>No kinds of activities</source>
        <translation>还没有活动类型</translation>
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
        <source>No other desk is known yet. A second desk of this centre, or a centre below, brings its request on a stick.</source>
        <translation>还不认识别的前台。本中心的第二台前台或下级中心，用 U 盘把申请带过来。</translation>
    </message>
    <message>
        <source>No round begins with it any more; those that were made stay.</source>
        <translation>以后巡查不再使用它；已做的巡查不受影响。</translation>
    </message>
    <message>
        <source>No seats yet</source>
        <translation>还没排座位</translation>
    </message>
    <message>
        <source>No shifts</source>
        <translation>不分班</translation>
    </message>
    <message>
        <source>No spaces yet</source>
        <translation>还没有场地</translation>
    </message>
    <message>
        <source>No study room yet</source>
        <translation>还没有书房</translation>
    </message>
    <message>
        <source>None has been made yet</source>
        <translation>还没有备份过</translation>
    </message>
    <message>
        <source>None: for every kind</source>
        <translation>不选：适用于各类驿站</translation>
    </message>
    <message>
        <source>None: the keys are protected by this computer's account alone.</source>
        <translation>未设置：密钥只受这台电脑的登录账户保护。</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Not paired</source>
        <translation>未配对</translation>
    </message>
    <message>
        <source>Nothing is booked in that time.</source>
        <translation>该时段没有预约。</translation>
    </message>
    <message>
        <source>Nothing is entered for this year</source>
        <translation>这一年还没有登记日期</translation>
    </message>
    <message>
        <source>Number from</source>
        <translation>从几号开始编</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>On make-up workdays as on</source>
        <translation>调休上班日的开放时间同</translation>
    </message>
    <message>
        <source>On paper in the safe, it opens this centre's bundles when all its computers are lost.</source>
        <translation>打印后锁入保险柜；电脑全部损坏时，用它打开本中心的数据包。</translation>
    </message>
    <message>
        <source>On public holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>Once the State Council has announced it, enter its days with Alt+N.</source>
        <translation>国务院公布放假安排后，按 Alt+N 添加日期。</translation>
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
        <source>Only the centre above certified it. Take a request of it and certify it here, so that it gets people, visits and bookings.</source>
        <translation>它只有上级中心发的证书。请拿它的申请到这里发证，它才能收到人员、来访和预约。</translation>
    </message>
    <message>
        <source>Only this computer. Changes hold at once.</source>
        <translation>只影响这台电脑，改了马上生效。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>恢复开放</translation>
    </message>
    <message>
        <source>Open on public holidays</source>
        <translation>节假日开放时间</translation>
    </message>
    <message>
        <source>Open the entry; save the form</source>
        <translation>打开条目；保存表单</translation>
    </message>
    <message>
        <source>Open, the same every day</source>
        <translation>每天的开放时间</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Or click an empty place for one seat. Drag seats, or move them with Alt+arrows.</source>
        <translation>也可以点空格加一个座位。座位可以拖动，或用 Alt+方向键移动。</translation>
    </message>
    <message>
        <source>Order changed</source>
        <translation>顺序已调整</translation>
    </message>
    <message>
        <source>Other desks see it from its next certificate on (Desks and keys)</source>
        <translation>下次发证书后，其他前台才会看到（前台与密钥）</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>自定班次</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Own entry</source>
        <translation>本中心自定</translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation>自定时间</translation>
    </message>
    <message>
        <source>Own wording</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
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
        <source>Passphrase of this desk's keys</source>
        <translation>本机密钥的口令</translation>
    </message>
    <message>
        <source>Passphrase so far</source>
        <translation>原口令</translation>
    </message>
    <message>
        <source>People, visits and bookings for those above</source>
        <translation>由上级携带人员、来访和预约</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Public holidays and make-up workdays; opening hours and bookings follow them.</source>
        <translation>节假日和调休上班日，开放时间和预约都以此为准。</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>国家公布</translation>
    </message>
    <message>
        <source>Purposes</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Put back into use</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Read in the dark, with what a night needs and nothing else</source>
        <translation>夜里看得清，只留夜班要用的</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
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
        <source>Replaced</source>
        <translation>已换新</translation>
    </message>
    <message>
        <source>Requests (*{ending})</source>
        <translation>申请文件 (*{ending})</translation>
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
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>Revoke this desk…</source>
        <translation>吊销这台前台…</translation>
    </message>
    <message>
        <source>Revoke {name}?</source>
        <translation>吊销{name}？</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>Revoked on</source>
        <translation>吊销时间</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Rooms, halls and study rooms that can be booked, in the order of every list.</source>
        <translation>可以预约的会议室、多功能厅、书房等，各处列表都按这个顺序。</translation>
    </message>
    <message>
        <source>Row by row from this number on; Enter keeps it</source>
        <translation>从这个号起逐排编号，按 Enter 保存</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>排数</translation>
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
        <source>Save, from a text of several lines</source>
        <translation>在多行文字里保存</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Saved: {file}. Print it, put it into the safe, and delete the file.</source>
        <translation>已保存：{file}。请打印后锁入保险柜，并删除文件。</translation>
    </message>
    <message>
        <source>Scan it here, or leave it empty</source>
        <translation>在这里刷一下，也可以空着</translation>
    </message>
    <message>
        <source>Seat plan</source>
        <translation>座位图</translation>
    </message>
    <message>
        <source>Seat plan: {space}</source>
        <translation>座位图：{space}</translation>
    </message>
    <message>
        <source>Seat {before} is now {number}</source>
        <translation>{before} 号座已改为 {number} 号座</translation>
    </message>
    <message>
        <source>Seat {number}</source>
        <translation>{number} 号座</translation>
    </message>
    <message>
        <source>Seat {number} added</source>
        <translation>已添加 {number} 号座</translation>
    </message>
    <message>
        <source>Seat {number} taken off</source>
        <translation>已撤下 {number} 号座</translation>
    </message>
    <message>
        <source>Seats in a row</source>
        <translation>每排座位</translation>
    </message>
    <message>
        <source>Seats laid out: {n}</source>
        <translation>已排 {n} 个座位</translation>
    </message>
    <message>
        <source>Seats moved</source>
        <translation>座位已移动</translation>
    </message>
    <message>
        <source>Seats: {n}</source>
        <translation>{n} 个座位</translation>
    </message>
    <message>
        <source>Seats: {n}, numbers {first} to {last}</source>
        <translation>{n} 个座位，{first} 至 {last} 号</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Services of stations</source>
        <translation>驿站服务</translation>
    </message>
    <message>
        <source>Set a new PIN</source>
        <translation>设新 PIN</translation>
    </message>
    <message>
        <source>Set one…</source>
        <translation>设置…</translation>
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
        <source>Several days in a row: the last of them</source>
        <translation>连续几天时，填最后一天</translation>
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
        <source>Space</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员与 PIN</translation>
    </message>
    <message>
        <source>Stands in the numbers that it gives out</source>
        <translation>会写进它开出的各种编号</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Stolen, lost, given away: what is here of it still counts, nothing later</source>
        <translation>被盗、丢失或转交：已收到的仍然算数，之后的不算</translation>
    </message>
    <message>
        <source>Study seats</source>
        <translation>书房座位</translation>
    </message>
    <message>
        <source>Such as 08:30-12:00, 14:00-22:00; 18:00-02:00 goes on into the next day</source>
        <translation>如 08:30-12:00、14:00-22:00；18:00-02:00 表示到次日</translation>
    </message>
    <message>
        <source>Such as 11:00-13:30, 17:00-19:00</source>
        <translation>如 11:00-13:30、17:00-19:00</translation>
    </message>
    <message>
        <source>Such as National Day</source>
        <translation>如：国庆节</translation>
    </message>
    <message>
        <source>Such as: pieces, sets, boxes</source>
        <translation>如：个、套、箱</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Suspended for</source>
        <translation>暂停预约几天</translation>
    </message>
    <message>
        <source>Take an answer…</source>
        <translation>接收答复…</translation>
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
        <source>Take off</source>
        <translation>撤下</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Take out of use, or put back</source>
        <translation>停用，或重新启用</translation>
    </message>
    <message>
        <source>Take the chosen seats off the plan</source>
        <translation>撤下选中的座位</translation>
    </message>
    <message>
        <source>Take the leave back…</source>
        <translation>收回同意…</translation>
    </message>
    <message>
        <source>Take this shift away</source>
        <translation>去掉这个班次</translation>
    </message>
    <message>
        <source>Take “{name}” out of use</source>
        <translation>停用“{name}”</translation>
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
        <source>The centre: {hours}</source>
        <translation>中心开放时间：{hours}</translation>
    </message>
    <message>
        <source>The centres above carry them, to pass them on or keep them safe; they never show in their lists.</source>
        <translation>上级代为转交或保管，不会出现在上级的任何名单里。</translation>
    </message>
    <message>
        <source>The data, its log, the key, backups, the disk: looked at from end to end.</source>
        <translation>数据、操作日志、密钥、备份、磁盘，从头到尾看一遍。</translation>
    </message>
    <message>
        <source>The desk stays revoked.</source>
        <translation>这台前台仍然是吊销状态。</translation>
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
        <source>The two differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>The whole centre</source>
        <translation>全中心</translation>
    </message>
    <message>
        <source>Then it goes to the next on the list</source>
        <translation>到时不答复，转给下一位候补</translation>
    </message>
    <message>
        <source>They stay in this centre. Nothing of a visitor or participant leaves it.</source>
        <translation>只留在本中心，来访者和参加者的信息不会外传。</translation>
    </message>
    <message>
        <source>This can't be taken back. Every desk that gets a bundle from here learns of it; to come back, the desk needs a new certificate.</source>
        <translation>吊销后不能撤回。收到本机数据包的前台都会知道；要恢复，那台前台需要重新发证书。</translation>
    </message>
    <message>
        <source>This desk</source>
        <translation>本台</translation>
    </message>
    <message>
        <source>This desk is certified: {name}.</source>
        <translation>本机已取得证书：{name}。</translation>
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
        <source>Tick “{field}” first: then seats can be laid out.</source>
        <translation>请先勾选“{field}”，再排座位。</translation>
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
        <source>Trusted</source>
        <translation>可信</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Tuesday to Friday like Monday</source>
        <translation>周二至周五同周一</translation>
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
        <source>Under {name}.</source>
        <translation>上级：{name}。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Violations until somebody is suspended</source>
        <translation>违约满几次暂停预约</translation>
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
        <source>Walk over the plan</source>
        <translation>在座位图上移动</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>What a round of a station looks at. Rounds that were made keep what they looked at.</source>
        <translation>驿站巡查时逐项查看的内容；已做的巡查保留当时的项目。</translation>
    </message>
    <message>
        <source>What a space has; bookings look for a space by these.</source>
        <translation>场地有哪些设施；预约时按这些找场地。</translation>
    </message>
    <message>
        <source>What a space is; a list of spaces brought in is read by these words.</source>
        <translation>场地分哪些类型；导入场地清单时按这些词识别。</translation>
    </message>
    <message>
        <source>What a station is; a list of stations brought in is read by these words.</source>
        <translation>驿站的类型；导入驿站清单时按这些词识别。</translation>
    </message>
    <message>
        <source>What a study seat has; seats are looked for by these.</source>
        <translation>书房座位有哪些特点；按这些找座位。</translation>
    </message>
    <message>
        <source>What an activity is; a register brought in is read by these words.</source>
        <translation>活动的类别；导入活动台账时按这些词识别。</translation>
    </message>
    <message>
        <source>What an activity of each kind begins with. Kinds are in the catalogues.</source>
        <translation>每类活动新建时自动带出的内容；类型在“目录”里维护。</translation>
    </message>
    <message>
        <source>What can be chosen at the desk. Records keep showing what is no longer offered.</source>
        <translation>前台能选的内容；停用的条目在旧记录里照样显示。</translation>
    </message>
    <message>
        <source>What is set up with a booking or lent by itself: projectors, microphones, chairs.</source>
        <translation>随预约布置或单独借出的物资：投影仪、话筒、椅子等。</translation>
    </message>
    <message>
        <source>What it had recorded and came here later will count, too</source>
        <translation>它之前记录、后来才送到的也会算数</translation>
    </message>
    <message>
        <source>What it has</source>
        <translation>座位特点</translation>
    </message>
    <message>
        <source>What stations offer; riders are sent where it is in order.</source>
        <translation>驿站提供的服务；给骑手指路时只推荐设施正常的驿站。</translation>
    </message>
    <message>
        <source>What the archive of an activity holds before its log is printed.</source>
        <translation>打印活动台账前，档案里应有的材料。</translation>
    </message>
    <message>
        <source>What you typed is kept</source>
        <translation>已填的内容会保留</translation>
    </message>
    <message>
        <source>When a space or the whole centre is out of use: repairs, elections, typhoons.</source>
        <translation>场地或整个中心临时停用的时间：维修、选举、台风等。</translation>
    </message>
    <message>
        <source>When it is open</source>
        <translation>开放时间</translation>
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
        <source>Where to save the sheet</source>
        <translation>保存到哪里</translation>
    </message>
    <message>
        <source>Where to write the request: the stick</source>
        <translation>申请写到哪里：选 U 盘</translation>
    </message>
    <message>
        <source>Who may exchange data with this centre. Certificates travel on a stick; the fingerprint is compared by telephone.</source>
        <translation>谁可以与本中心同步数据。证书用 U 盘传递，指纹打电话核对。</translation>
    </message>
    <message>
        <source>Whoever takes the disk of this computer can't exchange data as this desk without it. Nobody can bring it back: keep it written down in the safe.</source>
        <translation>拿走这台电脑硬盘的人，没有口令就不能冒充本机同步数据。口令忘了无法找回，请写下来锁入保险柜。</translation>
    </message>
    <message>
        <source>Whom places of an activity are kept for, or who may come.</source>
        <translation>活动名额为谁预留，或限哪些人参加。</translation>
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
        <source>Works by itself</source>
        <translation>独立运行</translation>
    </message>
    <message>
        <source>Works here again</source>
        <translation>重新上岗</translation>
    </message>
    <message>
        <source>Write a request…</source>
        <translation>写申请…</translation>
    </message>
    <message>
        <source>Write times such as 08:30.</source>
        <translation>时间请写成 08:30 这样。</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Yes, take the answer</source>
        <translation>是，接收答复</translation>
    </message>
    <message>
        <source>Your PIN is changed.</source>
        <translation>你的 PIN 已改好。</translation>
    </message>
    <message>
        <source>Your draft is back</source>
        <translation>上次没填完的内容已恢复</translation>
    </message>
    <message>
        <source>above</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>升级前</translation>
    </message>
    <message>
        <source>below</source>
        <translation>下级</translation>
    </message>
    <message>
        <source>bookings</source>
        <translation>次</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>desk {letter} decides</source>
        <translation>由 {letter} 台确认</translation>
    </message>
    <message>
        <source>empty: none any more</source>
        <translation>留空：不再设口令</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>holds {n}</source>
        <translation>容纳 {n} 人</translation>
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
        <source>needs approval</source>
        <translation>需审批</translation>
    </message>
    <message>
        <source>never released</source>
        <translation>迟到不释放</translation>
    </message>
    <message>
        <source>next day {time}</source>
        <translation>次日{time}</translation>
    </message>
    <message>
        <source>on the day only</source>
        <translation>只能当天预约</translation>
    </message>
    <message>
        <source>only {groups}</source>
        <translation>仅限{groups}</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>released {n} min late</source>
        <translation>迟到 {n} 分钟释放</translation>
    </message>
    <message>
        <source>set by {centre}</source>
        <translation>{centre}下发</translation>
    </message>
    <message>
        <source>this centre</source>
        <translation>本中心</translation>
    </message>
    <message>
        <source>up to {n} days ahead</source>
        <translation>最多提前 {n} 天</translation>
    </message>
    <message>
        <source>usual rules</source>
        <translation>按一般规定</translation>
    </message>
    <message>
        <source>{before} + {after} min to prepare and clear</source>
        <translation>布场 {before} 分钟、整理 {after} 分钟</translation>
    </message>
    <message>
        <source>{date} {year}</source>
        <translation>{year}年{date}</translation>
    </message>
    <message>
        <source>{day}: as published</source>
        <translation>{day}改回国家公布的安排</translation>
    </message>
    <message>
        <source>{day}: open</source>
        <translation>{day}开放时间</translation>
    </message>
    <message>
        <source>{file} is on the stick.</source>
        <translation>{file} 已写到 U 盘。</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least}至 {most}</translation>
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
        <source>{name} is certified, the answer lies beside the request.</source>
        <translation>已给{name}发证书，答复在申请旁边。</translation>
    </message>
    <message>
        <source>{name} is certified, the answer lies beside the request. Next: F9.</source>
        <translation>已给{name}发证书，答复在申请旁边。再按 F9 写出数据。</translation>
    </message>
    <message>
        <source>{name} is revoked.</source>
        <translation>{name}已吊销。</translation>
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
        <source>{n} a day each</source>
        <translation>每人每天最多 {n} 次</translation>
    </message>
    <message>
        <source>{n} a week each</source>
        <translation>每人每周最多 {n} 次</translation>
    </message>
    <message>
        <source>{n} items, {points} points</source>
        <translation>{n} 项，共 {points} 分</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} seats chosen</source>
        <translation>已选 {n} 个座位</translation>
    </message>
    <message>
        <source>{n} seats numbered</source>
        <translation>{n} 个座位已编号</translation>
    </message>
    <message>
        <source>{n} seats taken off</source>
        <translation>已撤下 {n} 个座位</translation>
    </message>
    <message>
        <source>{n} things need attention.</source>
        <translation>有 {n} 处要处理。</translation>
    </message>
    <message>
        <source>{n} to move</source>
        <translation>{n} 个待改期</translation>
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
        <source>{where}: open again</source>
        <translation>{where}已恢复开放</translation>
    </message>
    <message>
        <source>{year} isn't announced yet (usually in November): until then weekdays count.</source>
        <translation>{year} 年放假安排还没公布（一般在 11 月），公布前按平常星期算。</translation>
    </message>
    <message>
        <source>“{name}” added</source>
        <translation>已添加“{name}”</translation>
    </message>
    <message>
        <source>“{name}” is in use again</source>
        <translation>已重新启用“{name}”</translation>
    </message>
    <message>
        <source>“{name}” is out of use</source>
        <translation>已停用“{name}”</translation>
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
    <message>
        <source>… and take more seats with arrows or a click; Ctrl for single ones</source>
        <translation>按住再按方向键或点击，连选座位；Ctrl 逐个加选</translation>
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
        <source>A place is free for {n} on the waiting list: please ring.</source>
        <translation>有 {n} 位候补轮到了，请打电话通知。</translation>
    </message>
    <message>
        <source>A remark for the next shift</source>
        <translation>给下一班留话</translation>
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
        <source>Activities</source>
        <translation>活动</translation>
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
        <source>All usual ones stay</source>
        <translation>常规事项全部转交</translation>
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
        <source>Ask the other desk</source>
        <translation>向另一台前台申请</translation>
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
        <source>Begin a round of a station</source>
        <translation>开始巡查</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Bookings to decide, waiting list</source>
        <translation>待处理的预约、候补</translation>
    </message>
    <message>
        <source>Both can also be done later under Settings, Backups.</source>
        <translation>两样都可以以后再做：管理 → 备份。</translation>
    </message>
    <message>
        <source>Both desks work by themselves, with the network off; a stick keeps them alike.</source>
        <translation>两台前台各自独立使用，不用联网，靠 U 盘保持一致。</translation>
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
        <source>Centres below</source>
        <translation>下级中心</translation>
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
        <source>Choose the answer</source>
        <translation>选择答复文件</translation>
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
        <source>Data exchange</source>
        <translation>数据同步</translation>
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
        <source>Equipment on loan</source>
        <translation>借出的物资</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>到处可用</translation>
    </message>
    <message>
        <source>Exchange data</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Exchange data with the stick that is in</source>
        <translation>同步：收 U 盘上的，写给别处的</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Find people, activities, stations, pages and commands</source>
        <translation>找人、活动、驿站、页面和命令</translation>
    </message>
    <message>
        <source>Find people, stations, commands</source>
        <translation>找人、预约、活动、驿站、命令</translation>
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
        <source>From card to card</source>
        <translation>在卡片之间移动</translation>
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
        <source>Hand over: decide, then both sign</source>
        <translation>交接：逐项定好，双方签字</translation>
    </message>
    <message>
        <source>Hand the shift over</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
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
        <source>It is settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>It stays with the next shift</source>
        <translation>转给下一班</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>Join a centre that has a desk already</source>
        <translation>加入已有前台的中心</translation>
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
        <source>Look</source>
        <translation>查看</translation>
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
        <source>Move in a list</source>
        <translation>在列表中移动</translation>
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
        <translation>姓名、拼音、首字母、手机尾号、活动名称，或想做的事</translation>
    </message>
    <message>
        <source>Nearest station open now</source>
        <translation>最近还开着的驿站</translation>
    </message>
    <message>
        <source>New activity</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>新预约</translation>
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
        <source>New station</source>
        <translation>新增驿站</translation>
    </message>
    <message>
        <source>New, demo, backup, or joining</source>
        <translation>新建、示例、备份或加入</translation>
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
        <source>Not decided after all</source>
        <translation>改回待定</translation>
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
        <source>Open what is chosen</source>
        <translation>打开选中的</translation>
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
        <source>Pack for a power cut</source>
        <translation>断电应急包</translation>
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
        <source>Places of activities are free for {n} household(s) on the waiting list: please ring.</source>
        <translation>活动有空位，候补的 {n} 户可以补录，请打电话通知。</translation>
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
        <source>Print the pack, the duty log or the sheet</source>
        <translation>打印应急包、值班日志或交接单</translation>
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
        <source>Register for an activity</source>
        <translation>登记活动报名</translation>
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
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Safety round</source>
        <translation>安全巡查</translation>
    </message>
    <message>
        <source>Safety round, at night; Enter where all is in order</source>
        <translation>夜间安全巡查；一切正常按 Enter</translation>
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
        <source>Second computer</source>
        <translation>第二台电脑</translation>
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
        <source>Settings: booking rules, study seats</source>
        <translation>管理：预约规则、书房座位</translation>
    </message>
    <message>
        <source>Settings: centre, hours, shifts</source>
        <translation>管理：中心、开放时间、班次</translation>
    </message>
    <message>
        <source>Settings: closures</source>
        <translation>管理：停用</translation>
    </message>
    <message>
        <source>Settings: desks and keys</source>
        <translation>管理：前台与密钥</translation>
    </message>
    <message>
        <source>Settings: equipment</source>
        <translation>管理：物资</translation>
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
        <source>Settings: public holidays and make-up workdays</source>
        <translation>管理：节假日与调休</translation>
    </message>
    <message>
        <source>Settings: purposes, groups, tally keys</source>
        <translation>管理：事由、人群、计次键</translation>
    </message>
    <message>
        <source>Settings: seat plans</source>
        <translation>管理：座位图</translation>
    </message>
    <message>
        <source>Settings: spaces and who may book them</source>
        <translation>管理：场地与预约权限</translation>
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
        <source>Silent for too long: {names}</source>
        <translation>太久没来数据：{names}</translation>
    </message>
    <message>
        <source>Six digits; not a row such as 123456, not a birthday</source>
        <translation>六位数字；不要 123456 这样的连号，也不要生日</translation>
    </message>
    <message>
        <source>Slips of exchanges</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stick “{name}” is in.</source>
        <translation>U 盘「{name}」已插上。</translation>
    </message>
    <message>
        <source>Study seats</source>
        <translation>书房座位</translation>
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
        <source>Take in the centre's data</source>
        <translation>导入中心数据</translation>
    </message>
    <message>
        <source>Take in the data…</source>
        <translation>导入数据…</translation>
    </message>
    <message>
        <source>Take its answer</source>
        <translation>接收答复</translation>
    </message>
    <message>
        <source>Take the answer…</source>
        <translation>接收答复…</translation>
    </message>
    <message>
        <source>Taken back: {act}</source>
        <translation>已撤销：{act}</translation>
    </message>
    <message>
        <source>Taking in the centre's data</source>
        <translation>正在导入中心数据</translation>
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
        <source>The fingerprint of this computer. Read it out when the other desk asks for it.</source>
        <translation>本机指纹。另一台前台打电话核对时，请照着念。</translation>
    </message>
    <message>
        <source>The head of printed pages</source>
        <translation>印出来的页头</translation>
    </message>
    <message>
        <source>The other desk shows it under Settings, Centre</source>
        <translation>在另一台前台的“管理－中心”里可以看到</translation>
    </message>
    <message>
        <source>The other desk writes it to the stick with F9, after it has certified this one.</source>
        <translation>另一台前台发完证书后，按 F9 把数据写到 U 盘。</translation>
    </message>
    <message>
        <source>The other desk writes it: Settings, Desks and keys, Certify a desk.</source>
        <translation>由另一台前台写出：管理－前台与密钥－给前台发证书。</translation>
    </message>
    <message>
        <source>The two PINs differ. Type the same six digits again.</source>
        <translation>两次输的 PIN 不一样，请再输一遍同样的六位。</translation>
    </message>
    <message>
        <source>There is no bundle of the centre for this computer.</source>
        <translation>没有找到中心给本机的数据包。</translation>
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
        <source>This computer is {name} of {centre}, with the letter {letter}.</source>
        <translation>本机是{centre}的{name}，代号 {letter}。</translation>
    </message>
    <message>
        <source>This is its second computer: a request, an answer and the data come on a stick.</source>
        <translation>这是它的第二台电脑：申请、答复和数据都用 U 盘传递。</translation>
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
        <source>What two computers say differently</source>
        <translation>两个前台登记得不一致的地方</translation>
    </message>
    <message>
        <source>Where the bundle is: the stick</source>
        <translation>数据包在哪里：选 U 盘</translation>
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
        <source>Where to write the request: the stick</source>
        <translation>申请写到哪里：选 U 盘</translation>
    </message>
    <message>
        <source>Who is on duty?</source>
        <translation>谁来当班？</translation>
    </message>
    <message>
        <source>Write a note of the shift</source>
        <translation>记一条值班备注</translation>
    </message>
    <message>
        <source>Write a note, a key given out, found property</source>
        <translation>记备注、外借钥匙、失物</translation>
    </message>
    <message>
        <source>Write the name of the administrator.</source>
        <translation>请填管理员姓名。</translation>
    </message>
    <message>
        <source>Write the request…</source>
        <translation>写申请…</translation>
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
        <source>open now</source>
        <translation>现在开放</translation>
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
        <source>{duty} · {name} is on</source>
        <translation>{duty} · {name} 当班</translation>
    </message>
    <message>
        <source>{file} is on the stick.</source>
        <translation>{file} 已写到 U 盘。</translation>
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
        <source>{n} entries are here. Everybody signs in with the PIN they have.</source>
        <translation>已导入 {n} 条记录。大家用原来的 PIN 登录。</translation>
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
        <source>{n} photos of the archive are missing: they weren't beside the backup.</source>
        <translation>档案照片缺 {n} 张：备份旁边没有。</translation>
    </message>
    <message>
        <source>{n} places were released: nobody came (back) in time.</source>
        <translation>{n} 处预约超时未到或未回，已释放。</translation>
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
    <name>spaces</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时不打烊</translation>
    </message>
    <message>
        <source>A closure lasts a year at most; take the space out of use.</source>
        <translation>临时停用最长一年；更久请直接停用这个场地。</translation>
    </message>
    <message>
        <source>A plan has at most {n} seats.</source>
        <translation>一张座位图最多 {n} 个座位。</translation>
    </message>
    <message>
        <source>A week can't allow fewer bookings than one day, {n}.</source>
        <translation>每周次数不能少于每天的 {n} 次。</translation>
    </message>
    <message>
        <source>Another seat stands there.</source>
        <translation>这一格已有座位。</translation>
    </message>
    <message>
        <source>Anti-Fascist 70th Day</source>
        <translation>抗战胜利 70 周年纪念日</translation>
    </message>
    <message>
        <source>Anyone</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>按国家公布</translation>
    </message>
    <message>
        <source>As the centre</source>
        <translation>随中心开放</translation>
    </message>
    <message>
        <source>At most a day.</source>
        <translation>最长一天。</translation>
    </message>
    <message>
        <source>At most {n} day(s) ahead: {day} can be booked from {first} on.</source>
        <translation>最多提前 {n} 天：{day} 的场地要到 {first} 才能预约。</translation>
    </message>
    <message>
        <source>Certain groups</source>
        <translation>指定群体</translation>
    </message>
    <message>
        <source>Dragon Boat Festival</source>
        <translation>端午节</translation>
    </message>
    <message>
        <source>Extended hours: into the evening, weekends as well</source>
        <translation>延时：开到晚上，周末也开</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>It closes at {closes}.</source>
        <translation>这个场地 {closes} 关门。</translation>
    </message>
    <message>
        <source>It has to end after it begins.</source>
        <translation>结束要晚于开始。</translation>
    </message>
    <message>
        <source>It is closed from {closes} to {opens}.</source>
        <translation>{closes} 至 {opens} 不开放。</translation>
    </message>
    <message>
        <source>It is closed then.</source>
        <translation>这个时段不开放。</translation>
    </message>
    <message>
        <source>It is closed then: it closes at {closes} and opens again at {opens}.</source>
        <translation>这个时段不开放：{closes} 关门，{opens} 再开门。</translation>
    </message>
    <message>
        <source>It is closed then: it closes at {closes}.</source>
        <translation>这个时段不开放：{closes} 关门。</translation>
    </message>
    <message>
        <source>It is closed then: it opens at {opens}.</source>
        <translation>这个时段不开放：{opens} 开门。</translation>
    </message>
    <message>
        <source>It opens only at {opens}.</source>
        <translation>这个场地 {opens} 才开门。</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>劳动节</translation>
    </message>
    <message>
        <source>Make-up workday</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Mid-autumn Festival</source>
        <translation>中秋节</translation>
    </message>
    <message>
        <source>National Day</source>
        <translation>国庆节</translation>
    </message>
    <message>
        <source>New Year's Day</source>
        <translation>元旦</translation>
    </message>
    <message>
        <source>Only the centre itself books this space.</source>
        <translation>这个场地仅限本中心使用。</translation>
    </message>
    <message>
        <source>Only these groups book this space: {groups}.</source>
        <translation>这个场地仅限这些群体预约：{groups}。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>恢复开放</translation>
    </message>
    <message>
        <source>Out of use from {start} to {end}.</source>
        <translation>{start} 至 {end} 停用。</translation>
    </message>
    <message>
        <source>Out of use from {start} to {end}: {reason}</source>
        <translation>{start} 至 {end} 停用：{reason}</translation>
    </message>
    <message>
        <source>Please choose the groups that may book.</source>
        <translation>请选择可以预约的群体。</translation>
    </message>
    <message>
        <source>Seat {number} is booked ahead: move or cancel that first.</source>
        <translation>{number} 号座今后还有预约，请先改期或取消。</translation>
    </message>
    <message>
        <source>Seat {number} is there already.</source>
        <translation>已有 {number} 号座。</translation>
    </message>
    <message>
        <source>Shifted hours: noon, evening and weekend</source>
        <translation>错时：中午、晚上和周末</translation>
    </message>
    <message>
        <source>Some of it is lent or reserved: settle that first.</source>
        <translation>还有借出未还或已订出的，请先处理。</translation>
    </message>
    <message>
        <source>Spring Festival</source>
        <translation>春节</translation>
    </message>
    <message>
        <source>Taken off the plan</source>
        <translation>从座位图撤下</translation>
    </message>
    <message>
        <source>The centre only</source>
        <translation>仅限本中心</translation>
    </message>
    <message>
        <source>The longest booking can't be shorter than the shortest, {n} minutes.</source>
        <translation>最长时长不能短于最短时长（{n} 分钟）。</translation>
    </message>
    <message>
        <source>The plan ends there.</source>
        <translation>已到座位图边上。</translation>
    </message>
    <message>
        <source>There is a space of this name already.</source>
        <translation>已有同名场地。</translation>
    </message>
    <message>
        <source>There is equipment of this name already.</source>
        <translation>已有同名物资。</translation>
    </message>
    <message>
        <source>Tomb-sweeping Day</source>
        <translation>清明节</translation>
    </message>
    <message>
        <source>Weekend</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Workday</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>{hours}; holidays {spans}</source>
        <translation>{hours}；节假日 {spans}</translation>
    </message>
    <message>
        <source>{label} ({name})</source>
        <translation>{label}（{name}）</translation>
    </message>
    <message>
        <source>{length} is too long: at most {most} here.</source>
        <translation>{length}太长，这个场地最长 {most}。</translation>
    </message>
    <message>
        <source>{length} is too short: at least {least} here.</source>
        <translation>{length}太短，这个场地最短 {least}。</translation>
    </message>
    <message>
        <source>{n} booking(s) in that week already; a person may have {cap}.</source>
        <translation>此人那一周已预约 {n} 次，每人每周最多 {cap} 次。</translation>
    </message>
    <message>
        <source>{n} booking(s) on that day already; a person may have {cap}.</source>
        <translation>此人当天已预约 {n} 次，每人每天最多 {cap} 次。</translation>
    </message>
    <message>
        <source>{n} bookings of this space lie ahead: move or cancel them first.</source>
        <translation>这个场地今后还有 {n} 个预约，请先改期或取消。</translation>
    </message>
    <message>
        <source>{n} people are more than the {capacity} this space holds.</source>
        <translation>{n} 人超过这个场地容纳的 {capacity} 人。</translation>
    </message>
    <message>
        <source>{time} has passed already.</source>
        <translation>{time} 已经过了。</translation>
    </message>
    <message>
        <source>{time} is more than a day ago.</source>
        <translation>{time} 已过去一天以上。</translation>
    </message>
</context>
<context>
    <name>stations</name>
    <message>
        <source>+{n}, now the key</source>
        <translation>+{n}，再按键</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>0: never</source>
        <translation>0 为不提醒</translation>
    </message>
    <message>
        <source>0: no rounds</source>
        <translation>0 为不巡查</translation>
    </message>
    <message>
        <source>1 repair overdue</source>
        <translation>1 处整改逾期</translation>
    </message>
    <message>
        <source>1 round overdue</source>
        <translation>1 处巡查逾期</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A checklist looks at {least} to {most} things.</source>
        <translation>一张巡查表有 {least} 到 {most} 项。</translation>
    </message>
    <message>
        <source>A key adds one, digits first add more. It counts for this station alone.</source>
        <translation>按键加一，先按数字加多人；只计在这处驿站。</translation>
    </message>
    <message>
        <source>A position is longitude and latitude.</source>
        <translation>经度、纬度要一起填。</translation>
    </message>
    <message>
        <source>A round is under way</source>
        <translation>有一次巡查未完成</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Also: {services}</source>
        <translation>另有：{services}</translation>
    </message>
    <message>
        <source>Alt+N makes one; a whole list comes in as a ledger.</source>
        <translation>Alt+N 新增一处；整份名单可从台账导入。</translation>
    </message>
    <message>
        <source>As on a map, such as 114.057868, 22.543099</source>
        <translation>照地图填写，如 114.057868, 22.543099</translation>
    </message>
    <message>
        <source>As on the door: 24小时, 工作日9:00-18:00, 9:00~12:00,14:00~18:00 …</source>
        <translation>照门上写的填：24小时、工作日9:00-18:00、9:00~12:00,14:00~18:00 …</translation>
    </message>
    <message>
        <source>As the centre</source>
        <translation>同本中心</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the card</source>
        <translation>回到驿站卡片</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Batch of goods</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin a round</source>
        <translation>开始巡查</translation>
    </message>
    <message>
        <source>Begun by mistake</source>
        <translation>误开巡查</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change name, unit and level</source>
        <translation>修改名称、单位和警戒线</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>充电</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Choose files, or paste a picture with Ctrl+V.</source>
        <translation>选择文件，或用 Ctrl+V 粘贴图片。</translation>
    </message>
    <message>
        <source>Choose one in the list or on the map.</source>
        <translation>在列表或示意图上选一处。</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>打烊</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Count people</source>
        <translation>计次</translation>
    </message>
    <message>
        <source>Count: {name}</source>
        <translation>盘点：{name}</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Counted: {group}, {service}</source>
        <translation>已计：{group}，{service}</translation>
    </message>
    <message>
        <source>Degrees from -{most} to {most}, such as {example}, please.</source>
        <translation>请填 -{most} 到 {most} 之间的度数，如 {example}。</translation>
    </message>
    <message>
        <source>Del takes a photo out.</source>
        <translation>按 Del 移除照片。</translation>
    </message>
    <message>
        <source>Digits 1 to 4 judge, one after the other</source>
        <translation>按数字 1 到 4 逐项评定</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Discard this round?</source>
        <translation>作废这次巡查？</translation>
    </message>
    <message>
        <source>Distances and the way need its position</source>
        <translation>距离和指路要先有本中心的位置</translation>
    </message>
    <message>
        <source>Equipment down</source>
        <translation>设备停用</translation>
    </message>
    <message>
        <source>F7 begins one.</source>
        <translation>按 F7 开始巡查。</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>From here</source>
        <translation>从这里出发</translation>
    </message>
    <message>
        <source>From the centre again</source>
        <translation>改回从本中心出发</translation>
    </message>
    <message>
        <source>Given by itself where it is left empty</source>
        <translation>留空则自动编号</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Good until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Goods expire</source>
        <translation>快过期</translation>
    </message>
    <message>
        <source>Hot meal</source>
        <translation>热饭</translation>
    </message>
    <message>
        <source>Hours not read</source>
        <translation>时间未识别</translation>
    </message>
    <message>
        <source>How it was put right</source>
        <translation>怎样整改的</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Idle? Charge</source>
        <translation>闲时能充电</translation>
    </message>
    <message>
        <source>Issue reported</source>
        <translation>已上报问题</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Issues to write</source>
        <translation>要登记的问题</translation>
    </message>
    <message>
        <source>It goes on where it was left</source>
        <translation>下次从这里继续</translation>
    </message>
    <message>
        <source>It hasn't been put right yet.</source>
        <translation>还没有整改，不能复查。</translation>
    </message>
    <message>
        <source>It is broken: nobody is sent there for it</source>
        <translation>设备坏了：修好前不往这里指</translation>
    </message>
    <message>
        <source>It is put right</source>
        <translation>已整改</translation>
    </message>
    <message>
        <source>It isn't right yet</source>
        <translation>还没有整改好</translation>
    </message>
    <message>
        <source>It serves again</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>It was begun by mistake: what was judged counts for nothing.</source>
        <translation>误开的巡查：已评定的不作数。</translation>
    </message>
    <message>
        <source>It was put right already.</source>
        <translation>已经整改过了。</translation>
    </message>
    <message>
        <source>It was verified already.</source>
        <translation>已经复查过了。</translation>
    </message>
    <message>
        <source>Item {n} hasn't been looked at yet.</source>
        <translation>第 {n} 项还没有评定。</translation>
    </message>
    <message>
        <source>Item {n} is to be put right</source>
        <translation>第 {n} 项需整改</translation>
    </message>
    <message>
        <source>Its round</source>
        <translation>看巡查</translation>
    </message>
    <message>
        <source>Its rounds, issues and supplies stay in the history.</source>
        <translation>巡查、问题和物资仍留在历史里。</translation>
    </message>
    <message>
        <source>Keeper</source>
        <translation>看护人</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标牌</translation>
    </message>
    <message>
        <source>Last score</source>
        <translation>上次得分</translation>
    </message>
    <message>
        <source>Left as it is while it shows stars</source>
        <translation>带星号则不改动</translation>
    </message>
    <message>
        <source>Line {n} can't be read. Write it as: {example}</source>
        <translation>第 {n} 行无法识别，请写成：{example}</translation>
    </message>
    <message>
        <source>Longitude and latitude in degrees, such as 114.057868, 22.543099, please.</source>
        <translation>请填写经度和纬度，如 114.057868, 22.543099。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已评定</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损耗</translation>
    </message>
    <message>
        <source>Loss: {name}</source>
        <translation>损耗：{name}</translation>
    </message>
    <message>
        <source>Low on stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>Map of the stations</source>
        <translation>驿站示意图</translation>
    </message>
    <message>
        <source>Meal cold? Heat it</source>
        <translation>饭凉能加热</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>出入库</translation>
    </message>
    <message>
        <source>N makes one; then write what comes in and goes out.</source>
        <translation>按 N 新增一种，再登记出入库。</translation>
    </message>
    <message>
        <source>Nearest open now</source>
        <translation>最近还开着的</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>要留意</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New station</source>
        <translation>新增驿站</translation>
    </message>
    <message>
        <source>New supply</source>
        <translation>新增物资</translation>
    </message>
    <message>
        <source>Next round</source>
        <translation>下次巡查</translation>
    </message>
    <message>
        <source>No hours given</source>
        <translation>没有登记开放时间</translation>
    </message>
    <message>
        <source>No longer kept</source>
        <translation>不再储备</translation>
    </message>
    <message>
        <source>No longer used</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>No photo yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>No round is due: choose a station first.</source>
        <translation>没有到期的巡查：请先选一处驿站。</translation>
    </message>
    <message>
        <source>No round yet</source>
        <translation>还没有巡查</translation>
    </message>
    <message>
        <source>No station chosen</source>
        <translation>还没有选驿站</translation>
    </message>
    <message>
        <source>No station here</source>
        <translation>没有符合的驿站</translation>
    </message>
    <message>
        <source>No station is open now</source>
        <translation>此刻没有开着的驿站</translation>
    </message>
    <message>
        <source>No station yet</source>
        <translation>还没有驿站</translation>
    </message>
    <message>
        <source>No supplies yet</source>
        <translation>还没有物资</translation>
    </message>
    <message>
        <source>Nobody is sent there until it serves again.</source>
        <translation>恢复之前不往这里指。</translation>
    </message>
    <message>
        <source>None of the services</source>
        <translation>与服务无关</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not right yet</source>
        <translation>未整改好</translation>
    </message>
    <message>
        <source>Not understood yet: it is kept as typed, and counts as neither open nor closed.</source>
        <translation>还没读懂：照原样保存，不算开放也不算打烊。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing is wrong here</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Nothing was wrong.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Only {n} {unit} are there; count them first if there are more.</source>
        <translation>只有 {n} {unit}；如果实物更多，请先盘点。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放</translation>
    </message>
    <message>
        <source>Open again: {text}</source>
        <translation>重新整改：{text}</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>现在开放</translation>
    </message>
    <message>
        <source>Opens {time}</source>
        <translation>{time} 开门</translation>
    </message>
    <message>
        <source>Other photo</source>
        <translation>换照片</translation>
    </message>
    <message>
        <source>Others are left out.</source>
        <translation>其他的没有列出。</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分合格</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Photo of {name}</source>
        <translation>{name}的照片</translation>
    </message>
    <message>
        <source>Photo taken out</source>
        <translation>已移除照片</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos of the station</source>
        <translation>驿站照片</translation>
    </message>
    <message>
        <source>Photos of this item</source>
        <translation>这一项的照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Please enter what the station is called.</source>
        <translation>请填写驿站名称。</translation>
    </message>
    <message>
        <source>Please say how it was put right.</source>
        <translation>请写明怎么整改的。</translation>
    </message>
    <message>
        <source>Please say what is wrong.</source>
        <translation>请写明存在什么问题。</translation>
    </message>
    <message>
        <source>Position of the centre set</source>
        <translation>已设定本中心位置</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print QR labels</source>
        <translation>打印二维码</translation>
    </message>
    <message>
        <source>Print the supplies with their movements</source>
        <translation>打印物资台账</translation>
    </message>
    <message>
        <source>Print the way</source>
        <translation>打印指路条</translation>
    </message>
    <message>
        <source>Put right: {text}</source>
        <translation>已整改：{text}</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移出</translation>
    </message>
    <message>
        <source>Repair overdue</source>
        <translation>整改逾期</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Report an issue</source>
        <translation>报问题</translation>
    </message>
    <message>
        <source>Report it</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Round discarded</source>
        <translation>巡查已作废</translation>
    </message>
    <message>
        <source>Round of {station}: {score}</source>
        <translation>{station}巡查：{score}</translation>
    </message>
    <message>
        <source>Round overdue</source>
        <translation>巡查逾期</translation>
    </message>
    <message>
        <source>Round: {station}</source>
        <translation>巡查：{station}</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>巡查记录</translation>
    </message>
    <message>
        <source>Rounds find issues; B reports one at any time.</source>
        <translation>巡查会发现问题；随时按 B 上报。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>See the list</source>
        <translation>看列表</translation>
    </message>
    <message>
        <source>Served today</source>
        <translation>今日计次</translation>
    </message>
    <message>
        <source>Serves again</source>
        <translation>恢复服务</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>涉及服务</translation>
    </message>
    <message>
        <source>Set the position</source>
        <translation>设定位置</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the keeper's phone</source>
        <translation>查看看护人电话</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>指路条</translation>
    </message>
    <message>
        <source>Somebody looked, and it is right</source>
        <translation>已查看，确已整改</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Station removed</source>
        <translation>已移出名册</translation>
    </message>
    <message>
        <source>Station, community, keeper</source>
        <translation>站名、社区、看护人</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>驿站</translation>
    </message>
    <message>
        <source>Stock in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Stock in: {name}</source>
        <translation>入库：{name}</translation>
    </message>
    <message>
        <source>Stock out</source>
        <translation>出库</translation>
    </message>
    <message>
        <source>Stock out: {name}</source>
        <translation>出库：{name}</translation>
    </message>
    <message>
        <source>Supplies</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take it out of service</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>Take the station out of the directory</source>
        <translation>把驿站移出名册</translation>
    </message>
    <message>
        <source>Take this movement back</source>
        <translation>撤回这笔出入库</translation>
    </message>
    <message>
        <source>Taken back: {move}</source>
        <translation>已撤回：{move}</translation>
    </message>
    <message>
        <source>Taken off the checklist</source>
        <translation>从巡查表中删去</translation>
    </message>
    <message>
        <source>Taking in {n} photos</source>
        <translation>正在导入 {n} 张照片</translation>
    </message>
    <message>
        <source>Tally of the station</source>
        <translation>驿站计次</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>本中心</translation>
    </message>
    <message>
        <source>The centre is here</source>
        <translation>中心就在这里</translation>
    </message>
    <message>
        <source>The desk knows of {amount}.</source>
        <translation>账上 {amount}。</translation>
    </message>
    <message>
        <source>The next nearest</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>There are</source>
        <translation>实有</translation>
    </message>
    <message>
        <source>There is a station of this name already.</source>
        <translation>已有同名的驿站。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板里没有图片。</translation>
    </message>
    <message>
        <source>Thirsty? Drink</source>
        <translation>渴了能喝水</translation>
    </message>
    <message>
        <source>This inspection is finished; begin another one.</source>
        <translation>这次巡查已经完成，请另开一次。</translation>
    </message>
    <message>
        <source>This station is no longer in the directory.</source>
        <translation>该驿站已撤出名录。</translation>
    </message>
    <message>
        <source>This supply is kept here already.</source>
        <translation>这里已有这种物资。</translation>
    </message>
    <message>
        <source>Tired? Sit down</source>
        <translation>累了能歇脚</translation>
    </message>
    <message>
        <source>To be put right</source>
        <translation>待整改</translation>
    </message>
    <message>
        <source>To be put right by</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>To be verified</source>
        <translation>待复查</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日计次</translation>
    </message>
    <message>
        <source>Toilet</source>
        <translation>厕所</translation>
    </message>
    <message>
        <source>Understood: {hours}</source>
        <translation>读作：{hours}</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>Verified ones, too</source>
        <translation>包括已销号的</translation>
    </message>
    <message>
        <source>Verified: {text}</source>
        <translation>已销号：{text}</translation>
    </message>
    <message>
        <source>Warn at</source>
        <translation>警戒线</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>喝水</translation>
    </message>
    <message>
        <source>Water runs clear</source>
        <translation>饮水机出水正常</translation>
    </message>
    <message>
        <source>What is still wrong</source>
        <translation>还有什么问题</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>什么问题</translation>
    </message>
    <message>
        <source>What isn't in order will stand here, with a day to put it right.</source>
        <translation>不合格的项会列在这里，并给出整改期限。</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What it is needed for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>What it offers</source>
        <translation>提供什么</translation>
    </message>
    <message>
        <source>What you typed is kept</source>
        <translation>填写的内容会保留</translation>
    </message>
    <message>
        <source>Where the centre is isn't known</source>
        <translation>还不知道本中心在哪里</translation>
    </message>
    <message>
        <source>Which stations</source>
        <translation>哪些驿站</translation>
    </message>
    <message>
        <source>Who keeps it</source>
        <translation>谁看护</translation>
    </message>
    <message>
        <source>Whoever put it right doesn't verify it: {names} may.</source>
        <translation>整改人不能自己复查，可请{names}复查。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Worried? Talk</source>
        <translation>心烦能倾诉</translation>
    </message>
    <message>
        <source>Write how many there really are: the difference becomes a movement.</source>
        <translation>填写实有数量，差额记为一笔盘点。</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Your draft is back</source>
        <translation>已恢复草稿</translation>
    </message>
    <message>
        <source>a step back; what was typed stays</source>
        <translation>退一步；填写的内容保留</translation>
    </message>
    <message>
        <source>another item</source>
        <translation>换一项</translation>
    </message>
    <message>
        <source>begin or go on with a round</source>
        <translation>开始或继续巡查</translation>
    </message>
    <message>
        <source>begun {time}</source>
        <translation>{time} 开始</translation>
    </message>
    <message>
        <source>boxes, bottles …</source>
        <translation>盒、瓶……</translation>
    </message>
    <message>
        <source>choose a station; its card follows</source>
        <translation>选驿站，右侧随之显示</translation>
    </message>
    <message>
        <source>closes in {h} h {m} min</source>
        <translation>还开 {h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>closes in {m} min</source>
        <translation>还开 {m} 分钟</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>due {day}, {until}</source>
        <translation>{day}前整改，{until}</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>expired {day}</source>
        <translation>{day}已过期</translation>
    </message>
    <message>
        <source>finish: score it and write the issues</source>
        <translation>完成：计分并登记问题</translation>
    </message>
    <message>
        <source>found {day}</source>
        <translation>{day}发现</translation>
    </message>
    <message>
        <source>from the centre</source>
        <translation>从本中心出发</translation>
    </message>
    <message>
        <source>from {place}</source>
        <translation>从{place}出发</translation>
    </message>
    <message>
        <source>good until {day}</source>
        <translation>{day}到期</translation>
    </message>
    <message>
        <source>good, partly, bad, not here: judges the item and goes to the next</source>
        <translation>合格、部分合格、不合格、不适用：评定后到下一项</translation>
    </message>
    <message>
        <source>how many, when</source>
        <translation>数量、时间</translation>
    </message>
    <message>
        <source>in a supply: in, out, loss, count</source>
        <translation>物资里：入库、出库、损耗、盘点</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>还有 {n} 天</translation>
    </message>
    <message>
        <source>issues, supplies, rounds, photos of the station</source>
        <translation>驿站的问题、物资、巡查、照片</translation>
    </message>
    <message>
        <source>leave it; it goes on where it was left</source>
        <translation>离开；下次从这里继续</translation>
    </message>
    <message>
        <source>less than none: please count</source>
        <translation>账上为负，请盘点</translation>
    </message>
    <message>
        <source>new station</source>
        <translation>新增驿站</translation>
    </message>
    <message>
        <source>no round yet</source>
        <translation>还没有巡查</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>未提供</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>未评定</translation>
    </message>
    <message>
        <source>note to the item; Enter keeps it</source>
        <translation>写备注，Enter 保存</translation>
    </message>
    <message>
        <source>on the map: closer, further, all of it; arrows go from dot to dot</source>
        <translation>示意图：放大、缩小、全图；方向键逐点移动</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>photos of the item; Ctrl+V pastes one</source>
        <translation>这一项的照片；Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>print the way to the nearest open station</source>
        <translation>打印最近驿站的指路条</translation>
    </message>
    <message>
        <source>put right {day}</source>
        <translation>{day}整改</translation>
    </message>
    <message>
        <source>search: name, pinyin, community, keeper</source>
        <translation>搜索：站名、拼音、社区、看护人</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>that offers all this</source>
        <translation>而且有这些服务的</translation>
    </message>
    <message>
        <source>the keeper's phone in full</source>
        <translation>查看看护人电话</translation>
    </message>
    <message>
        <source>the verdict is taken away</source>
        <translation>取消评定</translation>
    </message>
    <message>
        <source>then {n}</source>
        <translation>余 {n}</translation>
    </message>
    <message>
        <source>to the {direction}</source>
        <translation>往{direction}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>明日 {time}</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>verified {day}</source>
        <translation>{day}核验</translation>
    </message>
    <message>
        <source>warns at {amount}</source>
        <translation>警戒线 {amount}</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>{done} of {all} looked at</source>
        <translation>已评 {done}/{all} 项</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>{hours}; holidays closed</source>
        <translation>{hours}，节假日休息</translation>
    </message>
    <message>
        <source>{hours}; holidays {spans}</source>
        <translation>{hours}，节假日 {spans}</translation>
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
        <source>{name} is no longer kept</source>
        <translation>已不再储备{name}</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>已保存{name}</translation>
    </message>
    <message>
        <source>{name}, {walk}</source>
        <translation>{name}，{walk}</translation>
    </message>
    <message>
        <source>{name}: {amount} left</source>
        <translation>{name}剩 {amount}</translation>
    </message>
    <message>
        <source>{name}: {n} counted</source>
        <translation>{name}盘点 {n}</translation>
    </message>
    <message>
        <source>{name}: {n} in</source>
        <translation>{name}入库 {n}</translation>
    </message>
    <message>
        <source>{name}: {n} lost</source>
        <translation>{name}损耗 {n}</translation>
    </message>
    <message>
        <source>{name}: {n} out</source>
        <translation>{name}出库 {n}</translation>
    </message>
    <message>
        <source>{n} days late</source>
        <translation>逾期 {n} 天</translation>
    </message>
    <message>
        <source>{n} items have no verdict yet, the first is “{text}”.</source>
        <translation>还有 {n} 项没有评定，第一项是“{text}”。</translation>
    </message>
    <message>
        <source>{n} kinds</source>
        <translation>{n} 种</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} 公里</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} 米</translation>
    </message>
    <message>
        <source>{n} minutes on foot</source>
        <translation>走 {n} 分钟</translation>
    </message>
    <message>
        <source>{n} need a look</source>
        <translation>{n} 种要留意</translation>
    </message>
    <message>
        <source>{n} not in order</source>
        <translation>{n} 项不合格</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} 项未结</translation>
    </message>
    <message>
        <source>{n} open now</source>
        <translation>{n} 处正在开放</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 项逾期</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} 张照片</translation>
    </message>
    <message>
        <source>{n} photos added</source>
        <translation>已添加 {n} 张照片</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>{n} repairs overdue</source>
        <translation>{n} 处整改逾期</translation>
    </message>
    <message>
        <source>{n} rounds overdue</source>
        <translation>{n} 处巡查逾期</translation>
    </message>
    <message>
        <source>{n} served</source>
        <translation>{n} 人次</translation>
    </message>
    <message>
        <source>{n} stations here</source>
        <translation>辖区 {n} 处</translation>
    </message>
    <message>
        <source>{n} to fill up or repair</source>
        <translation>{n} 处要补货或报修</translation>
    </message>
    <message>
        <source>{n} {unit}</source>
        <translation>{n} {unit}</translation>
    </message>
    <message>
        <source>{opens}–{closes} the next day</source>
        <translation>{opens}–次日{closes}</translation>
    </message>
    <message>
        <source>{service}: how many, when</source>
        <translation>{service}：数量、时间</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>1 day ago</source>
        <translation>1 天前</translation>
    </message>
    <message>
        <source>A change of this {record} builds on something from {where} (number {seq}) that hasn't arrived.</source>
        <translation>这条{record}有一处改动，是接着{where}的第 {seq} 条改的，那一条还没收到。</translation>
    </message>
    <message>
        <source>A desk nobody certified</source>
        <translation>未登记的前台</translation>
    </message>
    <message>
        <source>A manager chooses here</source>
        <translation>这里由主管来选</translation>
    </message>
    <message>
        <source>A manager chooses what is grey</source>
        <translation>灰色的由主管来选</translation>
    </message>
    <message>
        <source>Accept it as it stands</source>
        <translation>就按这样收下</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Another computer</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <source>Another computer of this centre is paired, a centre below is enrolled: once, by a file and its fingerprint. Then they exchange data.</source>
        <translation>本中心的另一个前台先配对，下级中心先登记入网：一份文件、电话里对一遍指纹，一次就好。之后就能同步数据。</translation>
    </message>
    <message>
        <source>Ask for its data once more; what is here then takes its place by itself.</source>
        <translation>请对方把数据再带来一次，补齐后这些会自动入列。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Both share it</source>
        <translation>两家合用</translation>
    </message>
    <message>
        <source>Both stand and are marked until somebody moves one, cancels one, or lets them share.</source>
        <translation>两个都先留着并标出来，改期、取消一个或同意合用后才算定。</translation>
    </message>
    <message>
        <source>Bring the data of the desk that certified it; then they take their place.</source>
        <translation>请把给它登记的那台电脑的数据带来，之后这些会自动入列。</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the left</source>
        <translation>留右边，取消左边</translation>
    </message>
    <message>
        <source>Cancel the right</source>
        <translation>留左边，取消右边</translation>
    </message>
    <message>
        <source>Checked, may be pulled out</source>
        <translation>已写完并读回核对，可以拔出</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>正在核对 {name}</translation>
    </message>
    <message>
        <source>Choose a folder or a stick</source>
        <translation>请重新选择，或插上 U 盘</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选一个文件夹…</translation>
    </message>
    <message>
        <source>Collecting the entries</source>
        <translation>正在汇集要写出的数据</translation>
    </message>
    <message>
        <source>Confirm above the quota</source>
        <translation>超额也确认</translation>
    </message>
    <message>
        <source>Copied machine</source>
        <translation>电脑被复制</translation>
    </message>
    <message>
        <source>Data exchange</source>
        <translation>数据同步</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Desk {letter}</source>
        <translation>前台{letter}机</translation>
    </message>
    <message>
        <source>Desks and keys</source>
        <translation>前台与密钥</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Double booking</source>
        <translation>重复预约</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Entries of a newer program</source>
        <translation>新版程序的内容</translation>
    </message>
    <message>
        <source>Entries: acts recorded (making, changing, voiding), not rows of a list.</source>
        <translation>条数：按登记、修改、作废等操作计，不是名单的行数。</translation>
    </message>
    <message>
        <source>Entries: acts recorded, not rows of a list. Here before: came earlier or by another way. Waiting: something they build on is still to come. Kept aside: in the records, not in the lists (a newer program's, or no longer trusted).</source>
        <translation>条数：按登记、修改、作废等操作计，不是名单的行数。已有：之前或经别处已收到。等待：所依据的数据还没到。另存：已存档但不进名单（新版程序的内容，或已不受信任的前台所写）。</translation>
    </message>
    <message>
        <source>Every exchange leaves a slip here, to print and sign.</source>
        <translation>每次同步都在这里留一张对账单，可以打印签字。</translation>
    </message>
    <message>
        <source>Everything was written, also what the other side is known to have.</source>
        <translation>本次为全部写出，对方已有的也在内。</translation>
    </message>
    <message>
        <source>Exchange somewhere else</source>
        <translation>换一个 U 盘或文件夹</translation>
    </message>
    <message>
        <source>Exchanges</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Exchanging data with “{name}”</source>
        <translation>正在同步「{name}」</translation>
    </message>
    <message>
        <source>F9 takes in {n} data files</source>
        <translation>有 {n} 个数据包，按 F9 收取</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Find out which one is the copy. Each takes a new identity once it meets the other's data.</source>
        <translation>请查清哪台是拷贝出来的。它们见到对方的数据后会自动换新身份。</translation>
    </message>
    <message>
        <source>Folder “{name}”</source>
        <translation>文件夹「{name}」</translation>
    </message>
    <message>
        <source>For</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>给{name}</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>From site to site</source>
        <translation>在各处之间移动</translation>
    </message>
    <message>
        <source>From {name}</source>
        <translation>来自{name}</translation>
    </message>
    <message>
        <source>Given by {name}</source>
        <translation>交出方：{name}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on waiting</source>
        <translation>继续等</translation>
    </message>
    <message>
        <source>Gone: moved or not connected</source>
        <translation>找不到了：挪走、改名或没连上</translation>
    </message>
    <message>
        <source>Had: came another way already; nothing is counted twice.</source>
        <translation>已有：早已从别的途径收到，不会重复计。</translation>
    </message>
    <message>
        <source>Here before</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>How far each is</source>
        <translation>各处数据到哪天</translation>
    </message>
    <message>
        <source>How far each site's data are</source>
        <translation>各处数据到哪天</translation>
    </message>
    <message>
        <source>I have seen to it</source>
        <translation>已经处理</translation>
    </message>
    <message>
        <source>Inside are people, visits and bookings of {centres}: its administrator gave leave to carry them.</source>
        <translation>包内有 {centres} 的人员、来访和预约数据：经该中心管理员同意携带。</translation>
    </message>
    <message>
        <source>It counts as delivered once the other side's next bundle says so, not before.</source>
        <translation>对方下一个数据包带回回执后，才算送达。</translation>
    </message>
    <message>
        <source>It is probably worn out or a fake. Use another stick.</source>
        <translation>这个盘可能坏了，或者是扩容盘。请换一个 U 盘。</translation>
    </message>
    <message>
        <source>It takes its place by itself once the rest comes. If that is lost for good, accept it so.</source>
        <translation>前面的到了就自动生效；要是确实找不回来了，可以就按这样收下。</translation>
    </message>
    <message>
        <source>Joining changes no card, and can be taken back on the person's card.</source>
        <translation>合并不改动两张卡，以后可以在人员卡上拆开。</translation>
    </message>
    <message>
        <source>Keep it voided</source>
        <translation>仍然作废</translation>
    </message>
    <message>
        <source>Keep the changed one</source>
        <translation>留改过的这份</translation>
    </message>
    <message>
        <source>Kept aside</source>
        <translation>另存</translation>
    </message>
    <message>
        <source>Kept: forwarded to others, not shown here.</source>
        <translation>另存：替别处转交，本机不显示。</translation>
    </message>
    <message>
        <source>Leave it for now</source>
        <translation>先放着</translation>
    </message>
    <message>
        <source>Leave it for now, the next one</source>
        <translation>先放着，看下一处</translation>
    </message>
    <message>
        <source>Leave the stick in. Stopping takes nothing in.</source>
        <translation>请不要拔 U 盘。停下就一条也不收。</translation>
    </message>
    <message>
        <source>Lies aside</source>
        <translation>暂时收着</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>正在查看 {name}</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>正在生成页面</translation>
    </message>
    <message>
        <source>Missing before it</source>
        <translation>前面还缺</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>More of “{name}” is promised at one time than there is: there are {stock}.</source>
        <translation>“{name}”同一时间借出、预留的比实有的多：一共只有 {stock} 件。</translation>
    </message>
    <message>
        <source>More than the places</source>
        <translation>超出名额</translation>
    </message>
    <message>
        <source>More than there are</source>
        <translation>超出数量</translation>
    </message>
    <message>
        <source>Move this one</source>
        <translation>给这个改期</translation>
    </message>
    <message>
        <source>Neither is right; enter it</source>
        <translation>都不对，另填</translation>
    </message>
    <message>
        <source>Neither: write it anew</source>
        <translation>都不对，另填</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New: shown in the tables now.</source>
        <translation>新增：已经进入各张表。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>No folder any more</source>
        <translation>不再用文件夹</translation>
    </message>
    <message>
        <source>No other computer is known yet: pair or enrol one first.</source>
        <translation>还没有认识的前台：请先配对或登记入网。</translation>
    </message>
    <message>
        <source>No other computer yet</source>
        <translation>还没有别的前台</translation>
    </message>
    <message>
        <source>No stick is in</source>
        <translation>没有插 U 盘</translation>
    </message>
    <message>
        <source>No stick is in, and no folder is chosen.</source>
        <translation>没有插 U 盘，也没有选文件夹。</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>Nobody is left out by this; only who gets a place is to be said.</source>
        <translation>谁的报名都没丢，只等定下来给不给名额。</translation>
    </message>
    <message>
        <source>Not all could be written</source>
        <translation>没有全部写完</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>还没同步过</translation>
    </message>
    <message>
        <source>Nothing can be written to it</source>
        <translation>只能读：写不进去</translation>
    </message>
    <message>
        <source>Nothing disagrees</source>
        <translation>没有不一致</translation>
    </message>
    <message>
        <source>Nothing new, only the receipt for what came before.</source>
        <translation>没有新内容，只有对之前数据的回执。</translation>
    </message>
    <message>
        <source>Nothing to take in, F9 writes</source>
        <translation>没有要收的，按 F9 写给别处</translation>
    </message>
    <message>
        <source>Nothing was exchanged yet</source>
        <translation>还没有往来记录</translation>
    </message>
    <message>
        <source>Nothing was exchanged yet, so there is no slip.</source>
        <translation>还没有同步过，没有对账单。</translation>
    </message>
    <message>
        <source>One person: join the cards</source>
        <translation>是同一个人，合并</translation>
    </message>
    <message>
        <source>One ticket was signed in at two doors: {doors}. It counts once.</source>
        <translation>同一张票在两个门口各签到了一次：{doors}。只算一次。</translation>
    </message>
    <message>
        <source>One ticket, two doors</source>
        <translation>一票两处签到</translation>
    </message>
    <message>
        <source>Only from this exchange {n}</source>
        <translation>只看这次带来的 {n}</translation>
    </message>
    <message>
        <source>Open this one</source>
        <translation>打开这个</translation>
    </message>
    <message>
        <source>Or choose a folder</source>
        <translation>也可以选一个文件夹</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Photos: {n}.</source>
        <translation>照片 {n} 张。</translation>
    </message>
    <message>
        <source>Please choose one of the versions.</source>
        <translation>请选一份。</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Print a reminder</source>
        <translation>打印提醒单</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印对账单</translation>
    </message>
    <message>
        <source>Print the slip both sides sign</source>
        <translation>打印双方签字的对账单</translation>
    </message>
    <message>
        <source>Pulled out; all is on it</source>
        <translation>已拔出，写完的都在盘里</translation>
    </message>
    <message>
        <source>Put away on this computer, {n} left.</source>
        <translation>本机不再提示这一处，还剩 {n} 处。</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>转为候补</translation>
    </message>
    <message>
        <source>Put one in, it is noticed</source>
        <translation>插上 U 盘会自动认出</translation>
    </message>
    <message>
        <source>Put the stick in again, or copy the file to another one.</source>
        <translation>请重新插好 U 盘，或者把文件拷到另一个 U 盘上再试。</translation>
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
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>等待后入表</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒单</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Seen; it may wait</source>
        <translation>知道了，先等着</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已送打印</translation>
    </message>
    <message>
        <source>Settled, nothing disagrees now. Others hear of it with the next exchange.</source>
        <translation>选好了，没有不一致了。下次同步时通知对方。</translation>
    </message>
    <message>
        <source>Settled, {n} left. Others hear of it with the next exchange.</source>
        <translation>选好了，还剩 {n} 处。下次同步时通知对方。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Sites and exchanges</source>
        <translation>各处和往来</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Slip for data handed over</source>
        <translation>数据交出对账单</translation>
    </message>
    <message>
        <source>Slip for data received</source>
        <translation>数据接收对账单</translation>
    </message>
    <message>
        <source>Stick “{name}”</source>
        <translation>U 盘「{name}」</translation>
    </message>
    <message>
        <source>Stopped: what was on the stick is in, but not every file for others was written.</source>
        <translation>已停止：盘上的数据已经收进来了，给别处的数据包没有全部写完。</translation>
    </message>
    <message>
        <source>Stopping leaves no file behind</source>
        <translation>停下不会留下文件</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Synchronise again</source>
        <translation>再同步一次</translation>
    </message>
    <message>
        <source>Synchronised {ago}</source>
        <translation>{ago}同步</translation>
    </message>
    <message>
        <source>Synchronised: {received} received, {written} written.</source>
        <translation>同步完成：收到 {received} 条，写出 {written} 条。</translation>
    </message>
    <message>
        <source>Take in what is on the stick, write what others lack</source>
        <translation>收 U 盘上的，写别处缺的</translation>
    </message>
    <message>
        <source>Take less in one of them, move it, or enter more in stock; then this goes by itself.</source>
        <translation>其中一个少借一些、改个时间，或者补登库存，这一条就自动消失。</translation>
    </message>
    <message>
        <source>Taken by {name}</source>
        <translation>接收方：{name}</translation>
    </message>
    <message>
        <source>Taken in by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>The clock of {name} is at least {span} ahead of this computer's. Compare both.</source>
        <translation>{name} 的电脑时间比本机快至少 {span}，请核对两边的时间。</translation>
    </message>
    <message>
        <source>The clock of {name} is at least {span} behind this computer's. Compare both.</source>
        <translation>{name} 的电脑时间比本机慢至少 {span}，请核对两边的时间。</translation>
    </message>
    <message>
        <source>The desk that made this bundle is no longer trusted: its certificate was revoked. Ask the administrator.</source>
        <translation>做这个数据包的前台已被吊销证书，不能再用它的数据。请问管理员。</translation>
    </message>
    <message>
        <source>The disagreement before, after</source>
        <translation>上一处、下一处</translation>
    </message>
    <message>
        <source>The disk doesn't give back what was written to {name}.</source>
        <translation>写到 {name} 的内容读回来不一样。</translation>
    </message>
    <message>
        <source>The folder to exchange through</source>
        <translation>用来同步的文件夹</translation>
    </message>
    <message>
        <source>The folder “{name}” is not there, and no stick is in.</source>
        <translation>文件夹「{name}」找不到了，也没有插 U 盘。</translation>
    </message>
    <message>
        <source>The keys of this computer are locked</source>
        <translation>本机的密钥上了锁</translation>
    </message>
    <message>
        <source>The places are free at both times.</source>
        <translation>两个时间的场地都空着</translation>
    </message>
    <message>
        <source>The same activity</source>
        <translation>同一个活动</translation>
    </message>
    <message>
        <source>The same booking</source>
        <translation>同一个预约</translation>
    </message>
    <message>
        <source>The same catalogue entry</source>
        <translation>同一个目录条目</translation>
    </message>
    <message>
        <source>The same loan</source>
        <translation>同一笔借用</translation>
    </message>
    <message>
        <source>The same member of staff</source>
        <translation>同一位工作人员</translation>
    </message>
    <message>
        <source>The same participant</source>
        <translation>同一位参加者</translation>
    </message>
    <message>
        <source>The same person's card</source>
        <translation>同一个人的卡</translation>
    </message>
    <message>
        <source>The same person?</source>
        <translation>可能是同一人</translation>
    </message>
    <message>
        <source>The same record ({record})</source>
        <translation>同一条记录（{record}）</translation>
    </message>
    <message>
        <source>The same registration</source>
        <translation>同一份报名</translation>
    </message>
    <message>
        <source>The same series</source>
        <translation>同一组系列预约</translation>
    </message>
    <message>
        <source>The same session</source>
        <translation>同一个场次</translation>
    </message>
    <message>
        <source>The same setting</source>
        <translation>同一项设置</translation>
    </message>
    <message>
        <source>The same space</source>
        <translation>同一个场地</translation>
    </message>
    <message>
        <source>The same station</source>
        <translation>同一个驿站</translation>
    </message>
    <message>
        <source>The same visit</source>
        <translation>同一次来访</translation>
    </message>
    <message>
        <source>There are two continuations of the data of {name}: that computer, or its disk, was copied or put back to an older state. Both are kept. Find out which machine it was.</source>
        <translation>{name} 的数据分成了两支：那台电脑或它的硬盘被复制过，或退回过旧的状态。两支都保留了，请查清是哪台机器。</translation>
    </message>
    <message>
        <source>They are two people</source>
        <translation>是两个人</translation>
    </message>
    <message>
        <source>This bundle contains files that don't belong there. Don't use it, and tell the administrator.</source>
        <translation>这个数据包里有不该有的文件。请不要使用，并告诉管理员。</translation>
    </message>
    <message>
        <source>This bundle contains one file twice. Don't use it, and tell the administrator.</source>
        <translation>这个数据包里同一个文件出现了两次。请不要使用，并告诉管理员。</translation>
    </message>
    <message>
        <source>This bundle contains something this program can't make sense of. Have it exported again; if that doesn't help, tell the administrator.</source>
        <translation>这个数据包里有本程序看不懂的内容。请对方重新导出；如果还是不行，请告诉管理员。</translation>
    </message>
    <message>
        <source>This bundle doesn't say who made it. Ask the desk it comes from to export it again.</source>
        <translation>这个数据包没有署名，看不出是谁做的。请对方重新导出。</translation>
    </message>
    <message>
        <source>This bundle is for another desk. Leave it on the stick for that one.</source>
        <translation>这个数据包是给别的前台的，请留在 U 盘里带过去。</translation>
    </message>
    <message>
        <source>This bundle is not complete; perhaps the stick was pulled out too early. Copy it once more, or have it exported again.</source>
        <translation>这个数据包不完整，可能 U 盘拔早了。请重新拷贝一次，或者请对方重新导出。</translation>
    </message>
    <message>
        <source>This bundle was damaged on the way. Copy it once more, or have it exported again; if that happens twice, use another stick.</source>
        <translation>这个数据包在路上损坏了。请重新拷贝一次，或者请对方重新导出；如果又坏了，请换一个 U 盘。</translation>
    </message>
    <message>
        <source>This bundle was imported before.</source>
        <translation>这个数据包以前已经导入过。</translation>
    </message>
    <message>
        <source>This bundle was made by a newer program. Install version {version} or a later one, then import it again.</source>
        <translation>这个数据包是用更新的程序做的。请先安装 {version} 或更高版本，再重新导入。</translation>
    </message>
    <message>
        <source>This bundle was not made by the desk it names, or was changed since. Don't use it, and ask that desk by telephone.</source>
        <translation>这个数据包不是它所写的那台前台做的，或者后来被人改过。请不要使用，并打电话向那边核实。</translation>
    </message>
    <message>
        <source>This bundle was taken in before; everything in it is here.</source>
        <translation>这个数据包以前收过，里面的内容本机都有。</translation>
    </message>
    <message>
        <source>This bundle would grow beyond all measure when opened. Don't use it, and tell the administrator.</source>
        <translation>这个数据包打开后会大得离谱。请不要使用，并告诉管理员。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>This computer ({name})</source>
        <translation>本机（{name}）</translation>
    </message>
    <message>
        <source>This computer has to be certified again; until then the others take nothing from it.</source>
        <translation>本机需要重新发证书；发证之前，别的前台不收本机的数据。</translation>
    </message>
    <message>
        <source>This computer was revoked. It goes on alone; have it paired or enrolled again to exchange data.</source>
        <translation>本机的证书被吊销了，现在单独继续；要同步数据，请重新配对或登记入网。</translation>
    </message>
    <message>
        <source>This computer's data exist twice (a copied or restored disk). It goes on under a new identity; nothing is lost.</source>
        <translation>本机的数据在别处还有一份（复制或恢复过硬盘）。本机已换新身份继续，什么都没丢。</translation>
    </message>
    <message>
        <source>This desk doesn't know the one that made this bundle. It must be enrolled or paired first.</source>
        <translation>本机不认识做这个数据包的前台。要先办理入网或配对。</translation>
    </message>
    <message>
        <source>This file can't be read. Put the stick in once more, or copy the file again.</source>
        <translation>这个文件读不出来。请重新插一次 U 盘，或重新拷贝这个文件。</translation>
    </message>
    <message>
        <source>This file is larger than any bundle. Check that it is the right one.</source>
        <translation>这个文件太大，数据包不会有这么大。请看看是不是选错了文件。</translation>
    </message>
    <message>
        <source>This file is not a data bundle. Nothing was taken from it.</source>
        <translation>这不是数据包，没有导入任何内容。</translation>
    </message>
    <message>
        <source>This has been settled already.</source>
        <translation>这一处已经定了。</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Two computers gave out more places of “{activity}” than there are; {who} waits for a yes.</source>
        <translation>“{activity}”在两台电脑上报名，合起来超了名额；{who}一家等您点头。</translation>
    </message>
    <message>
        <source>Two computers gave {place} to two bookings at the same time: “{one}” and “{other}”.</source>
        <translation>两台电脑把{place}同一时间给了两个预约：“{one}”和“{other}”。</translation>
    </message>
    <message>
        <source>Two computers settled the double booking of “{one}” and “{other}” in different ways.</source>
        <translation>“{one}”和“{other}”撞了场地，两台电脑定的不一样。</translation>
    </message>
    <message>
        <source>Two desks wrote different things about one participant; who came counts once.</source>
        <translation>同一位参加者，两台电脑记得不一样；到场只算一次。</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Until this is settled, it counts as not voided.</source>
        <translation>没定之前，按没有作废算。</translation>
    </message>
    <message>
        <source>Use number {n}</source>
        <translation>用第 {n} 份</translation>
    </message>
    <message>
        <source>Use the left one</source>
        <translation>用左边这份</translation>
    </message>
    <message>
        <source>Use the right one</source>
        <translation>用右边这份</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>就用这个</translation>
    </message>
    <message>
        <source>Use this side</source>
        <translation>用这一边</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Waiting: builds on something that hasn't come yet; it counts once that comes.</source>
        <translation>等待：前面的数据还没到，到了就计入。</translation>
    </message>
    <message>
        <source>Waits for data</source>
        <translation>等数据</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>What each side says</source>
        <translation>两边各是什么</translation>
    </message>
    <message>
        <source>What every computer recorded goes together; there is nothing to choose.</source>
        <translation>各个前台登记的都对得上，没有要选的。</translation>
    </message>
    <message>
        <source>What was exchanged</source>
        <translation>这次往来</translation>
    </message>
    <message>
        <source>Where two computers say different things, both stand here side by side.</source>
        <translation>两个前台登记得不一样时，两份会在这里并排给你选。</translation>
    </message>
    <message>
        <source>Which decision holds? Whoever keeps the place stands again.</source>
        <translation>以哪个为准？留下的那个恢复有效。</translation>
    </message>
    <message>
        <source>Which one holds? The other stays in the history and can be found at any time.</source>
        <translation>要用哪一份？没选的那份留在经过里，随时能找回。</translation>
    </message>
    <message>
        <source>Which one holds? What only one side says beside it, stays.</source>
        <translation>以哪一边为准？只有一边记了的其他内容照样保留。</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>用哪个 U 盘？</translation>
    </message>
    <message>
        <source>Who comes</source>
        <translation>参加的人</translation>
    </message>
    <message>
        <source>Write date and time like 2026-07-20 19:30.</source>
        <translation>日期时间请写成 2026-07-20 19:30 的样子。</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写出</translation>
    </message>
    <message>
        <source>Written and read back</source>
        <translation>已写完并读回核对</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>写出时间</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>写出人</translation>
    </message>
    <message>
        <source>Wrote from – until</source>
        <translation>记录起止</translation>
    </message>
    <message>
        <source>all {n} in order</source>
        <translation>{n} 处都正常</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>证书答复</translation>
    </message>
    <message>
        <source>both are kept until you choose</source>
        <translation>两边都保留着，选完再通知对方</translation>
    </message>
    <message>
        <source>both sides say the same</source>
        <translation>两边都对得上</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name} 登记</translation>
    </message>
    <message>
        <source>delivered once they have taken it in</source>
        <translation>对方收到后才算送达</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条</translation>
    </message>
    <message>
        <source>for both sides to sign</source>
        <translation>双方核对后签字</translation>
    </message>
    <message>
        <source>for {n} sites, delivered once they have it</source>
        <translation>给 {n} 处，对方收到后才算送达</translation>
    </message>
    <message>
        <source>had {n}</source>
        <translation>已有 {n}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>kept {n}</source>
        <translation>另存 {n}</translation>
    </message>
    <message>
        <source>missing {days}</source>
        <translation>缺 {days}</translation>
    </message>
    <message>
        <source>new {n}</source>
        <translation>新增 {n}</translation>
    </message>
    <message>
        <source>no other computer is known to this one yet</source>
        <translation>还没有别的前台可以同步</translation>
    </message>
    <message>
        <source>nobody lacks anything</source>
        <translation>别处都不缺</translation>
    </message>
    <message>
        <source>nothing disagrees</source>
        <translation>没有不一致</translation>
    </message>
    <message>
        <source>nothing was exchanged yet</source>
        <translation>还没有同步过</translation>
    </message>
    <message>
        <source>nothing was there for us</source>
        <translation>没有给本机的</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没收到</translation>
    </message>
    <message>
        <source>nothing yet from {n} of {all}</source>
        <translation>{n}/{all} 处还没收到</translation>
    </message>
    <message>
        <source>our centre</source>
        <translation>本中心</translation>
    </message>
    <message>
        <source>places</source>
        <translation>处</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>提醒单</translation>
    </message>
    <message>
        <source>request</source>
        <translation>证书申请</translation>
    </message>
    <message>
        <source>slip</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>waiting {n}</source>
        <translation>等待 {n}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{centre} · {desk}</source>
        <translation>{centre} · {desk}</translation>
    </message>
    <message>
        <source>{file}: {what}</source>
        <translation>{file}：{what}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{late} of {all} silent</source>
        <translation>{all} 处中有 {late} 处过久</translation>
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
        <source>{name} (another one)</source>
        <translation>{name}（另一台）</translation>
    </message>
    <message>
        <source>{name} (under its earlier identity)</source>
        <translation>{name}（换身份以前）</translation>
    </message>
    <message>
        <source>{name} ({code})</source>
        <translation>{name}（{code}）</translation>
    </message>
    <message>
        <source>{name} can't be read.</source>
        <translation>读不出 {name}。</translation>
    </message>
    <message>
        <source>{name} was copied: two computers went on writing under its name. Everything of both is kept.</source>
        <translation>{name}的数据被拷贝过：两台电脑都在用它的名义继续记。两边记的都保留着。</translation>
    </message>
    <message>
        <source>{name}: ask for their stick</source>
        <translation>{name}：请对方带盘来一次</translation>
    </message>
    <message>
        <source>{name}: last received {moment}</source>
        <translation>{name}：上次收到 {moment}</translation>
    </message>
    <message>
        <source>{name}: missing {days}</source>
        <translation>{name}：缺 {days}</translation>
    </message>
    <message>
        <source>{name}: nothing was received from there yet</source>
        <translation>{name}：还没收到过数据</translation>
    </message>
    <message>
        <source>{name}: one computer joined these two cards, another says they are two people.</source>
        <translation>{name}：一台电脑把这两张卡合并了，另一台说是两个人。</translation>
    </message>
    <message>
        <source>{name}: two computers each made a card, and it is likely one person.</source>
        <translation>{name}：两台电脑各建了一张卡，看样子是同一个人。</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>{n} disagree</source>
        <translation>{n} 处不一致</translation>
    </message>
    <message>
        <source>{n} disagreements wait for you</source>
        <translation>有 {n} 处不一致等你选</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} entries lie aside: this desk knows no valid certificate of who wrote them.</source>
        <translation>有 {n} 条先放在一边：本机没有记录它们的那台电脑的有效证书。</translation>
    </message>
    <message>
        <source>{n} entries of {name} lie aside: what it wrote before them hasn't arrived.</source>
        <translation>{name}有 {n} 条先放在一边：它之前记的还没收到。</translation>
    </message>
    <message>
        <source>{n} entries since {date}</source>
        <translation>{date} 起 {n} 条</translation>
    </message>
    <message>
        <source>{n} entries: {sum}</source>
        <translation>{n} 条：{sum}</translation>
    </message>
    <message>
        <source>{n} files are for others and were left alone</source>
        <translation>另有 {n} 个文件是给别处的，没有动</translation>
    </message>
    <message>
        <source>{n} files were not taken. {first}</source>
        <translation>{n} 个文件没有收。{first}</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>{n} 小时前</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>{n} 分钟前</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>第 {n} 处，共 {all} 处</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} 张照片</translation>
    </message>
    <message>
        <source>{received} entries: {applied} new, {had} here before, {waiting} waiting, {kept} kept aside</source>
        <translation>收到 {received} 条：新增 {applied}，已有 {had}，等待 {waiting}，另存 {kept}</translation>
    </message>
    <message>
        <source>{received} received = {applied} new + {had} here before + {waiting} waiting + {kept} kept aside</source>
        <translation>收到 {received} 条 = 新增 {applied} + 已有 {had} + 等待 {waiting} + 另存 {kept}</translation>
    </message>
    <message>
        <source>{record} is here in {n} versions: {what}.</source>
        <translation>{record}有 {n} 种写法：{what}不同。</translation>
    </message>
    <message>
        <source>{record} was changed at {n} computers, each in its own way: {what}.</source>
        <translation>{record}被 {n} 台电脑各改了一次，{what}各不相同。</translation>
    </message>
    <message>
        <source>{record} was changed once at each of two computers, and each says otherwise: {what}.</source>
        <translation>{record}被两台电脑各改了一次，{what}改得不一样。</translation>
    </message>
    <message>
        <source>{record} was changed once at each of two computers: one side changed only {what}, the other changed {what} and {more} too.</source>
        <translation>{record}被两台电脑各改了一次：一边只改了{what}，一边改了{what}又改了{more}。</translation>
    </message>
    <message>
        <source>{record} was changed once at each of two computers: one side changed {what}, the other {more}.</source>
        <translation>{record}被两台电脑各改了一次：一边改了{what}，一边改了{more}。</translation>
    </message>
    <message>
        <source>{record} was voided at one computer; another didn't know, and changed {what}.</source>
        <translation>{record}在一台电脑上作废了，另一台不知道，又改了{what}。</translation>
    </message>
    <message>
        <source>{record} was voided at one computer; another didn't know, and went on with it.</source>
        <translation>{record}在一台电脑上作废了，另一台不知道，还在接着用。</translation>
    </message>
    <message>
        <source>{record} was written at two computers, and they don't agree.</source>
        <translation>{record}两台电脑各记了一份，对不上。</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>还能放 {size}</translation>
    </message>
    <message>
        <source>{size} used now</source>
        <translation>本次用了 {size}</translation>
    </message>
    <message>
        <source>{time} just synchronised</source>
        <translation>{time} 刚同步</translation>
    </message>
    <message>
        <source>{time} synchronised, data of {n} received</source>
        <translation>{time} 同步完成，收到 {n} 处的数据</translation>
    </message>
    <message>
        <source>{time} synchronised, nothing was there to receive</source>
        <translation>{time} 同步完成，没有要收的</translation>
    </message>
    <message>
        <source>{time}, {place}: taken by “{title}”</source>
        <translation>{time} {place}已有“{title}”</translation>
    </message>
    <message>
        <source>“{one}” keeps it, “{other}” was cancelled</source>
        <translation>留“{one}”，取消了“{other}”</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>1 day ago</source>
        <translation>1 天前</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>All activities</source>
        <translation>全部活动</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n} 人</translation>
    </message>
    <message>
        <source>Anything to report?</source>
        <translation>有没有异常？</translation>
    </message>
    <message>
        <source>Before the handover</source>
        <translation>交班前</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Children not collected: {n} sessions</source>
        <translation>{n} 场活动有孩子还没接走</translation>
    </message>
    <message>
        <source>Data exchange</source>
        <translation>数据同步</translation>
    </message>
    <message>
        <source>Doors, windows, sockets, water, every floor. Leave it empty where all is in order.</source>
        <translation>门窗、插座、水龙头，每层都看到。一切正常就不用填。</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>（已清除）</translation>
    </message>
    <message>
        <source>Every station is in order.</source>
        <translation>各驿站一切正常。</translation>
    </message>
    <message>
        <source>Expected and late: {n}</source>
        <translation>{n} 人过了预计时间</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>开始交接</translation>
    </message>
    <message>
        <source>Hand over {n} open items</source>
        <translation>{n} 件事待交接</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Left by the last shift</source>
        <translation>上一班留下</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Nearest open</source>
        <translation>最近还开着的</translation>
    </message>
    <message>
        <source>Neighbours' data</source>
        <translation>邻居数据到哪天</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>新预约</translation>
    </message>
    <message>
        <source>No activity is held today.</source>
        <translation>今天没有活动。</translation>
    </message>
    <message>
        <source>No other desk is known yet.</source>
        <translation>还没有其他前台的数据。</translation>
    </message>
    <message>
        <source>No space can be booked yet.</source>
        <translation>还没有可预约的场地。</translation>
    </message>
    <message>
        <source>No station is known to be open.</source>
        <translation>现在没有确定开着的驿站。</translation>
    </message>
    <message>
        <source>No station is known yet.</source>
        <translation>还没有登记驿站。</translation>
    </message>
    <message>
        <source>Nothing is left to see to.</source>
        <translation>没有留下要办的事。</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未结事项。</translation>
    </message>
    <message>
        <source>Nothing waits. A good moment for tea.</source>
        <translation>没有待办，喝口茶吧。</translation>
    </message>
    <message>
        <source>Print the pack for a power cut</source>
        <translation>打印断电应急包</translation>
    </message>
    <message>
        <source>Safety round</source>
        <translation>安全巡查</translation>
    </message>
    <message>
        <source>Safety round at {time}</source>
        <translation>{time} 安全巡查</translation>
    </message>
    <message>
        <source>Safety round {time}: {text}</source>
        <translation>{time} 安全巡查：{text}</translation>
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
        <source>Slip</source>
        <translation>指路条</translation>
    </message>
    <message>
        <source>Somebody asks outside</source>
        <translation>门外有人问</translation>
    </message>
    <message>
        <source>Stations to watch</source>
        <translation>驿站要留意</translation>
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
        <source>The last backup is old</source>
        <translation>很久没备份了</translation>
    </message>
    <message>
        <source>The next 8 hours</source>
        <translation>接下来 8 小时</translation>
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
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Today's sessions</source>
        <translation>今日场次</translation>
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
        <source>Write it down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>{time} 交班</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>closed for now</source>
        <translation>暂停服务</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
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
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>nearest still open</source>
        <translation>最近还开着的</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限名额</translation>
    </message>
    <message>
        <source>nobody came</source>
        <translation>爽约</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没收到</translation>
    </message>
    <message>
        <source>now {time}</source>
        <translation>现在 {time}</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>设备停用</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
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
        <source>round {n} days late</source>
        <translation>逾期 {n} 天</translation>
    </message>
    <message>
        <source>running out</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>the first begins {time}</source>
        <translation>最早 {time} 开始</translation>
    </message>
    <message>
        <source>the next 24 hours</source>
        <translation>接下来 24 小时</translation>
    </message>
    <message>
        <source>the next session begins {time}</source>
        <translation>下一场活动 {time} 开始</translation>
    </message>
    <message>
        <source>the shift changes in {n} min</source>
        <translation>{n} 分钟后交班</translation>
    </message>
    <message>
        <source>the shift ends in {n} min</source>
        <translation>{n} 分钟后交班</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>待审批</translation>
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
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>到 {time}</translation>
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
        <source>{month}/{day} {time}</source>
        <translation>{month}月{day}日 {time}</translation>
    </message>
    <message>
        <source>{name} +{n}</source>
        <translation>{name} 等 {all} 人</translation>
    </message>
    <message>
        <source>{n} activity archives lack something</source>
        <translation>{n} 个活动档案还缺材料</translation>
    </message>
    <message>
        <source>{n} bookings ask for a yes</source>
        <translation>{n} 个预约待审批</translation>
    </message>
    <message>
        <source>{n} came</source>
        <translation>到场 {n} 人</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>{n} double bookings</source>
        <translation>{n} 处预约撞期</translation>
    </message>
    <message>
        <source>{n} here</source>
        <translation>在场 {n} 人</translation>
    </message>
    <message>
        <source>{n} issues of stations to verify</source>
        <translation>{n} 个驿站问题待复核</translation>
    </message>
    <message>
        <source>{n} keys should be back</source>
        <translation>{n} 把钥匙该收回了</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} 公里</translation>
    </message>
    <message>
        <source>{n} left</source>
        <translation>余 {n}</translation>
    </message>
    <message>
        <source>{n} left with a badge or locker key</source>
        <translation>{n} 人离开未还柜牌</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} 米</translation>
    </message>
    <message>
        <source>{n} more people</source>
        <translation>还有 {n} 人</translation>
    </message>
    <message>
        <source>{n} not put right</source>
        <translation>{n} 处逾期未改</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{all} 处中 {n} 处</translation>
    </message>
    <message>
        <source>{n} of {all} came</source>
        <translation>到 {n} / {all}</translation>
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
        <source>{n} places are given back soon</source>
        <translation>{n} 处场地快要释放</translation>
    </message>
    <message>
        <source>{n} places are offered and unanswered</source>
        <translation>{n} 个补位还没答复</translation>
    </message>
    <message>
        <source>{n} registrations beyond the places</source>
        <translation>{n} 个报名超出名额待确认</translation>
    </message>
    <message>
        <source>{n} sessions</source>
        <translation>{n} 场</translation>
    </message>
    <message>
        <source>{n} silent</source>
        <translation>{n} 处太久没来</translation>
    </message>
    <message>
        <source>{n} spaces in use</source>
        <translation>{n} 处场地使用中</translation>
    </message>
    <message>
        <source>{n} things</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>{n} things before the handover</source>
        <translation>交班前还有 {n} 件事</translation>
    </message>
    <message>
        <source>{n} things lent are overdue</source>
        <translation>{n} 件借出物资超期未还</translation>
    </message>
    <message>
        <source>{n} visits today</source>
        <translation>今日 {n} 人次</translation>
    </message>
    <message>
        <source>{n} wait</source>
        <translation>候补 {n}</translation>
    </message>
    <message>
        <source>{place} is given back soon</source>
        <translation>{place} 快要释放</translation>
    </message>
    <message>
        <source>{registered} signed in, {tallied} tallied</source>
        <translation>登记 {registered} · 计次 {tallied}</translation>
    </message>
    <message>
        <source>{shift} isn't handed over</source>
        <translation>{shift}还没交接</translation>
    </message>
    <message>
        <source>{shift} until {time}</source>
        <translation>{shift}到 {time}</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>{time} to {name}</source>
        <translation>{time} 交给 {name}</translation>
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
        <source>Check in</source>
        <translation>预约签到</translation>
    </message>
    <message>
        <source>Checked in {title}</source>
        <translation>“{title}”已签到</translation>
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
        <source>Settle</source>
        <translation>去处理</translation>
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
        <source>Two desks wrote different things of this visit.</source>
        <translation>这次来访两台电脑记得不一样。</translation>
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
        <source>{name} has booked {booking}</source>
        <translation>{name} 有预约：{booking}</translation>
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
